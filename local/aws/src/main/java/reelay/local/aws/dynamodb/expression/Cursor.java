package reelay.local.aws.dynamodb.expression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import reelay.local.aws.dynamodb.expression.Token.Kind;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.protocol.AwsFault;

/** Where a parser stands in the tokens, and what all parsers read alike: paths and values. */
final class Cursor {

    /** Longest expression, in bytes ("Quotas", developer guide, as the next two). */
    private static final int LONGEST = 4096;

    /** Most operators and functions of one expression. */
    private static final int MOST_OPERATORS = 300;

    /** Most steps of one path. */
    private static final int LONGEST_PATH = 32;

    private static final Set<String> OPERATORS = Set.of("=", "<>", "<", "<=", ">", ">=", "+", "-");

    private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT", "BETWEEN", "IN");

    private final ExpressionKind expression;
    private final Placeholders placeholders;
    private final List<Token> tokens;
    private int position;

    Cursor(ExpressionKind expression, String text, Placeholders placeholders) {
        if (text.isBlank()) {
            throw expression.fault("The expression can not be empty;");
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            throw expression.fault(
                    "Expression size has exceeded the maximum allowed size; expression size: "
                            + bytes);
        }
        this.expression = expression;
        this.placeholders = placeholders;
        this.tokens = Lexer.tokens(expression, text);
        checkOperators();
    }

    private void checkOperators() {
        long operators = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean call =
                    token.kind() == Kind.WORD
                            && tokens.get(Math.min(i + 1, tokens.size() - 1)).is("(")
                            && !token.isKeyword("IN");
            if (call
                    || OPERATORS.stream().anyMatch(token::is)
                    || KEYWORDS.stream().anyMatch(token::isKeyword)) {
                operators++;
            }
        }
        if (operators > MOST_OPERATORS) {
            throw expression.fault(
                    "The expression contains too many operators; operator count: " + operators);
        }
    }

    ExpressionKind expression() {
        return expression;
    }

    Token peek() {
        return tokens.get(position);
    }

    /** The one after the next. */
    Token peekFurther() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    /** What stands behind the parenthesis that closes the one that comes next. */
    Token behindParentheses() {
        int open = 0;
        for (int i = position; i < tokens.size(); i++) {
            if (tokens.get(i).is("(")) {
                open++;
            } else if (tokens.get(i).is(")")) {
                open--;
                if (open == 0) {
                    return tokens.get(Math.min(i + 1, tokens.size() - 1));
                }
            }
        }
        return tokens.getLast();
    }

    Token take() {
        Token token = tokens.get(position);
        position = Math.min(position + 1, tokens.size() - 1);
        return token;
    }

    boolean takeIf(String symbol) {
        boolean matches = peek().is(symbol);
        if (matches) {
            take();
        }
        return matches;
    }

    boolean takeIfKeyword(String keyword) {
        boolean matches = peek().isKeyword(keyword);
        if (matches) {
            take();
        }
        return matches;
    }

    void expect(String symbol) {
        if (!takeIf(symbol)) {
            throw syntaxError();
        }
    }

    void expectKeyword(String keyword) {
        if (!takeIfKeyword(keyword)) {
            throw syntaxError();
        }
    }

    void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw syntaxError();
        }
    }

    AwsFault syntaxError() {
        StringBuilder near = new StringBuilder();
        int last = Math.min(tokens.size() - 1, position + 2);
        for (int i = Math.max(0, position - 1); i < last; i++) {
            near.append(near.isEmpty() ? "" : " ").append(tokens.get(i).text());
        }
        return expression.syntaxError(peek().text(), near.toString());
    }

    /** Whether a function call comes next. */
    boolean atFunction() {
        return peek().kind() == Kind.WORD && peekFurther().is("(");
    }

    Value value() {
        if (peek().kind() != Kind.VALUE_PLACEHOLDER) {
            throw syntaxError();
        }
        return placeholders.value(expression, take().text());
    }

    Path path() {
        List<Path.Step> steps = new ArrayList<>();
        steps.add(field());
        while (true) {
            if (takeIf(".")) {
                steps.add(field());
            } else if (takeIf("[")) {
                steps.add(index());
            } else {
                if (steps.size() > LONGEST_PATH) {
                    throw expression.fault(
                            "The document path has too many nesting elements; nesting levels: "
                                    + steps.size());
                }
                return new Path(steps);
            }
        }
    }

    private Path.Step field() {
        Token token = peek();
        return switch (token.kind()) {
            case NAME_PLACEHOLDER -> {
                take();
                yield new Path.Step.Field(placeholders.name(expression, token.text()));
            }
            case WORD -> {
                if (ReservedWords.contain(token.text())) {
                    throw expression.fault(
                            "Attribute name is a reserved keyword; reserved keyword: "
                                    + token.text());
                }
                take();
                yield new Path.Step.Field(token.text());
            }
            case VALUE_PLACEHOLDER, INDEX, SYMBOL, END -> throw syntaxError();
        };
    }

    private Path.Step index() {
        Token token = peek();
        if (token.kind() != Kind.INDEX) {
            throw syntaxError();
        }
        int position;
        try {
            position = Integer.parseInt(token.text());
        } catch (NumberFormatException e) {
            throw expression.fault(
                    "List index is not within the allowable range; index: [" + token.text() + "]");
        }
        take();
        expect("]");
        return new Path.Step.Index(position);
    }
}

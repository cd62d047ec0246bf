package reelay.local.aws.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import reelay.local.aws.dynamodb.expression.Token.Kind;

/** Cuts the text of an expression into tokens. */
final class Lexer {

    private final ExpressionKind expression;
    private final String text;
    private int position;

    private Lexer(ExpressionKind expression, String text) {
        this.expression = expression;
        this.text = text;
    }

    static List<Token> tokens(ExpressionKind expression, String text) {
        return new Lexer(expression, text).tokens();
    }

    private List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        while (skipSpace()) {
            tokens.add(next());
        }
        tokens.add(new Token(Kind.END, "<EOF>"));
        return tokens;
    }

    private boolean skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position < text.length();
    }

    private Token next() {
        char first = text.charAt(position);
        if (first == '#') {
            return placeholder(Kind.NAME_PLACEHOLDER);
        }
        if (first == ':') {
            return placeholder(Kind.VALUE_PLACEHOLDER);
        }
        if (first >= '0' && first <= '9') {
            return new Token(Kind.INDEX, run(0));
        }
        // A name that begins otherwise needs a placeholder.
        if (wordCharacter(first) && first != '_') {
            return new Token(Kind.WORD, run(0));
        }
        return symbol(first);
    }

    private Token placeholder(Kind kind) {
        String whole = run(1);
        if (whole.length() == 1) {
            throw expression.syntaxError(whole, near());
        }
        return new Token(kind, whole);
    }

    private Token symbol(char first) {
        if (position + 1 < text.length()) {
            String two = text.substring(position, position + 2);
            if (two.equals("<>") || two.equals("<=") || two.equals(">=")) {
                position += 2;
                return new Token(Kind.SYMBOL, two);
            }
        }
        if ("=<>()[].,+-".indexOf(first) < 0) {
            throw expression.syntaxError(String.valueOf(first), near());
        }
        position++;
        return new Token(Kind.SYMBOL, String.valueOf(first));
    }

    /** The characters from here on that belong to one word, after so many that do anyway. */
    private String run(int skipped) {
        int start = position;
        position += skipped;
        while (position < text.length() && wordCharacter(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private String near() {
        return text.substring(Math.max(0, position - 5), Math.min(text.length(), position + 10));
    }

    private static boolean wordCharacter(char c) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9');
    }
}

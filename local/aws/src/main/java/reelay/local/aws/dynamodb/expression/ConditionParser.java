package reelay.local.aws.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reelay.local.aws.dynamodb.expression.Token.Kind;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.protocol.AwsFault;

/** Reads conditions; NOT binds tighter than AND, and AND tighter than OR. */
final class ConditionParser {

    /** Most choices of IN. */
    private static final int MOST_CHOICES = 100;

    private static final Set<String> TYPES =
            Set.of("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS");

    /** Deeper parentheses than there may be operators hold some that do nothing. */
    private static final int DEEPEST = 300;

    private final Cursor cursor;
    private int depth;

    /** Whether what was just read stood in parentheses; a second pair is an error. */
    private boolean parenthesized;

    private ConditionParser(Cursor cursor) {
        this.cursor = cursor;
    }

    static Condition parse(ExpressionKind kind, String text, Placeholders placeholders) {
        Cursor cursor = new Cursor(kind, text, placeholders);
        Condition condition = new ConditionParser(cursor).alternatives();
        cursor.expectEnd();
        return condition;
    }

    private Condition alternatives() {
        Condition condition = conjunction();
        while (cursor.takeIfKeyword("OR")) {
            condition = new Condition.Or(condition, conjunction());
            parenthesized = false;
        }
        return condition;
    }

    private Condition conjunction() {
        Condition condition = negation();
        while (cursor.takeIfKeyword("AND")) {
            condition = new Condition.And(condition, negation());
            parenthesized = false;
        }
        return condition;
    }

    private Condition negation() {
        if (cursor.takeIfKeyword("NOT")) {
            Condition negated = new Condition.Not(negation());
            parenthesized = false;
            return negated;
        }
        if (cursor.peek().is("(") && !comparesParentheses()) {
            cursor.take();
            return inParentheses();
        }
        parenthesized = false;
        if (cursor.atFunction() && !cursor.peek().text().equals("size")) {
            return function(cursor.take().text());
        }
        return comparison();
    }

    /** Whether what stands in the parentheses that come next is an operand, not a condition. */
    private boolean comparesParentheses() {
        Token behind = cursor.behindParentheses();
        return Comparison.of(behind).isPresent()
                || behind.isKeyword("BETWEEN")
                || behind.isKeyword("IN");
    }

    private Condition inParentheses() {
        parenthesized = false;
        depth++;
        if (depth > DEEPEST) {
            throw redundantParentheses();
        }
        Condition condition = alternatives();
        cursor.expect(")");
        if (parenthesized) {
            throw redundantParentheses();
        }
        depth--;
        parenthesized = true;
        return condition;
    }

    private AwsFault redundantParentheses() {
        return cursor.expression().fault("The expression has redundant parentheses;");
    }

    private Condition comparison() {
        Operand left = operand();
        if (cursor.takeIfKeyword("BETWEEN")) {
            return between(left);
        }
        if (cursor.takeIfKeyword("IN")) {
            return in(left);
        }
        Comparison comparison =
                Comparison.of(cursor.peek()).orElseThrow(() -> cursor.syntaxError());
        cursor.take();
        Operand right = operand();
        if (comparison.needsOrder()) {
            checkOrdered(comparison.symbol(), left);
            checkOrdered(comparison.symbol(), right);
        }
        checkDistinct(comparison.symbol(), left, right);
        return new Condition.Compare(left, comparison, right);
    }

    private Condition between(Operand operand) {
        Operand low = operand();
        cursor.expectKeyword("AND");
        Operand high = operand();
        checkOrdered("BETWEEN", low);
        checkOrdered("BETWEEN", high);
        if (low instanceof Operand.Given(Value lowest)
                && high instanceof Operand.Given(Value highest)) {
            checkBounds(lowest, highest);
        }
        return new Condition.Between(operand, low, high);
    }

    private void checkBounds(Value low, Value high) {
        if (!low.type().equals(high.type())) {
            throw cursor.expression()
                    .fault(
                            "The BETWEEN operator requires same data type for lower and upper"
                                    + " bounds");
        }
        if (low.compareWith(high) > 0) {
            throw cursor.expression()
                    .fault(
                            "The BETWEEN operator requires upper bound to be greater than or equal"
                                    + " to lower bound");
        }
    }

    private Condition in(Operand operand) {
        List<Operand> choices = new ArrayList<>();
        cursor.expect("(");
        do {
            choices.add(operand());
        } while (cursor.takeIf(","));
        cursor.expect(")");
        if (choices.size() > MOST_CHOICES) {
            throw cursor.expression()
                    .fault("The IN operator is provided with too many operands; " + choices.size());
        }
        return new Condition.In(operand, choices);
    }

    private Condition function(String name) {
        cursor.expect("(");
        Condition condition =
                switch (name) {
                    case "attribute_exists" -> new Condition.Exists(cursor.path());
                    case "attribute_not_exists" ->
                            new Condition.Not(new Condition.Exists(cursor.path()));
                    case "attribute_type" -> attributeType();
                    case "begins_with" -> beginsWith();
                    case "contains" -> contains();
                    default ->
                            throw cursor.expression()
                                    .fault("Invalid function name; function: " + name);
                };
        cursor.expect(")");
        return condition;
    }

    private Condition attributeType() {
        Operand of = operand();
        cursor.expect(",");
        Value type = cursor.value();
        if (!(type instanceof Value.Text(String name))) {
            throw wrongOperand("attribute_type", type);
        }
        if (!TYPES.contains(name)) {
            throw cursor.expression()
                    .fault(
                            "Invalid attribute type name found; type: "
                                    + name
                                    + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        }
        return new Condition.HasType(of, name);
    }

    private Condition beginsWith() {
        Operand whole = operand();
        cursor.expect(",");
        Operand start = operand();
        if (start instanceof Operand.Given(Value value)
                && !(value instanceof Value.Text || value instanceof Value.Binary)) {
            throw wrongOperand("begins_with", value);
        }
        if (whole instanceof Operand.Size || start instanceof Operand.Size) {
            throw wrongOperand("begins_with", "N");
        }
        checkDistinct("begins_with", whole, start);
        return new Condition.BeginsWith(whole, start);
    }

    private Condition contains() {
        Operand whole = operand();
        cursor.expect(",");
        Operand part = operand();
        checkDistinct("contains", whole, part);
        return new Condition.Contains(whole, part);
    }

    private Operand operand() {
        if (cursor.takeIf("(")) {
            Operand inside = operand();
            cursor.expect(")");
            return inside;
        }
        if (cursor.peek().kind() == Kind.VALUE_PLACEHOLDER) {
            return new Operand.Given(cursor.value());
        }
        if (!cursor.atFunction()) {
            return new Operand.At(cursor.path());
        }
        String name = cursor.take().text();
        if (!name.equals("size")) {
            throw cursor.expression()
                    .fault(
                            "The function is not allowed to be used this way in an expression;"
                                    + " function: "
                                    + name);
        }
        return size();
    }

    private Operand size() {
        cursor.expect("(");
        Operand of =
                cursor.peek().kind() == Kind.VALUE_PLACEHOLDER
                        ? new Operand.Given(cursor.value())
                        : new Operand.At(cursor.path());
        cursor.expect(")");
        if (of instanceof Operand.Given(Value value) && Operand.Size.of(value).isEmpty()) {
            throw wrongOperand("size", value);
        }
        return new Operand.Size(of);
    }

    private void checkOrdered(String operator, Operand operand) {
        if (operand instanceof Operand.Given(Value value) && !value.ordered()) {
            throw wrongOperand(operator, value);
        }
    }

    private void checkDistinct(String operator, Operand first, Operand second) {
        Optional<Path> path =
                first instanceof Operand.At(Path p) ? Optional.of(p) : Optional.empty();
        if (path.isPresent() && first.equals(second)) {
            throw cursor.expression()
                    .fault(
                            "The first operand must be distinct from the remaining operands for"
                                    + " this operator or function; operator: "
                                    + operator
                                    + ", first operand: "
                                    + path.get().brackets());
        }
    }

    private AwsFault wrongOperand(String operator, Value value) {
        return wrongOperand(operator, value.type());
    }

    private AwsFault wrongOperand(String operator, String type) {
        return cursor.expression()
                .fault(
                        "Incorrect operand type for operator or function; operator or function: "
                                + operator
                                + ", operand type: "
                                + type);
    }
}

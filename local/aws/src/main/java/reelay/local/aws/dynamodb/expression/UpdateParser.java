package reelay.local.aws.dynamodb.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import reelay.local.aws.dynamodb.expression.Token.Kind;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.protocol.AwsFault;

/** Reads {@code SET ... REMOVE ... ADD ... DELETE ...}, each part at most once. */
final class UpdateParser {

    private final Cursor cursor;
    private final List<UpdateAction> actions = new ArrayList<>();
    private final Set<String> sections = new HashSet<>();

    UpdateParser(Cursor cursor) {
        this.cursor = cursor;
    }

    Update parse() {
        do {
            section();
        } while (cursor.peek().kind() != Kind.END);
        return new Update(actions);
    }

    private void section() {
        String keyword = cursor.peek().text().toUpperCase(Locale.ROOT);
        if (cursor.peek().kind() != Kind.WORD
                || !Set.of("SET", "REMOVE", "ADD", "DELETE").contains(keyword)) {
            throw cursor.syntaxError();
        }
        if (!sections.add(keyword)) {
            throw cursor.expression()
                    .fault(
                            "The \""
                                    + keyword
                                    + "\" section can only be used once in an update expression;");
        }
        cursor.take();
        do {
            add(action(keyword));
        } while (cursor.takeIf(","));
    }

    private void add(UpdateAction action) {
        OverlappingPaths.refuse(
                ExpressionKind.UPDATE,
                actions.stream().map(UpdateAction::path).toList(),
                action.path());
        actions.add(action);
    }

    private UpdateAction action(String keyword) {
        Path path = cursor.path();
        return switch (keyword) {
            case "SET" -> {
                cursor.expect("=");
                yield new UpdateAction.Assign(path, value());
            }
            case "REMOVE" -> new UpdateAction.Remove(path);
            case "ADD" -> add(path);
            default -> delete(path);
        };
    }

    private UpdateAction add(Path path) {
        refuseNested("ADD", path);
        Value value = cursor.value();
        if (!(value instanceof Value.Numeric || value instanceof Value.Members)) {
            throw wrongOperand("ADD", value);
        }
        return new UpdateAction.Add(path, value);
    }

    private UpdateAction delete(Path path) {
        refuseNested("DELETE", path);
        Value value = cursor.value();
        if (!(value instanceof Value.Members members)) {
            throw wrongOperand("DELETE", value);
        }
        return new UpdateAction.Delete(path, members);
    }

    private UpdateValue value() {
        if (cursor.takeIf("(")) {
            UpdateValue inside = value();
            cursor.expect(")");
            return inside;
        }
        UpdateValue first = operand();
        if (cursor.takeIf("+")) {
            return new UpdateValue.Sum(first, operand(), false);
        }
        if (cursor.takeIf("-")) {
            return new UpdateValue.Sum(first, operand(), true);
        }
        return first;
    }

    private UpdateValue operand() {
        if (cursor.peek().kind() == Kind.VALUE_PLACEHOLDER) {
            return new UpdateValue.Given(cursor.value());
        }
        if (cursor.atFunction()) {
            return function(cursor.take().text());
        }
        return new UpdateValue.At(cursor.path());
    }

    /** What list_append joins: anything but another list_append. */
    private UpdateValue list() {
        if (cursor.atFunction() && cursor.peek().text().equals("list_append")) {
            throw cursor.expression()
                    .fault(
                            "The function is not allowed to be used this way in an expression;"
                                    + " function: list_append");
        }
        return operand();
    }

    private UpdateValue function(String name) {
        cursor.expect("(");
        UpdateValue value =
                switch (name) {
                    case "if_not_exists" -> {
                        Path path = cursor.path();
                        cursor.expect(",");
                        yield new UpdateValue.IfNotExists(path, operand());
                    }
                    case "list_append" -> {
                        UpdateValue first = list();
                        cursor.expect(",");
                        yield new UpdateValue.ListAppend(first, list());
                    }
                    default ->
                            throw cursor.expression()
                                    .fault("Invalid function name; function: " + name);
                };
        cursor.expect(")");
        return value;
    }

    /** The developer guide allows both on top-level attributes only. */
    private static void refuseNested(String keyword, Path path) {
        if (!path.isTopLevel()) {
            throw AwsFault.notEmulated(keyword + " on the nested path " + path.brackets());
        }
    }

    private AwsFault wrongOperand(String operator, Value value) {
        return cursor.expression()
                .fault(
                        "Incorrect operand type for operator or function; operator: "
                                + operator
                                + ", operand type: "
                                + value.type());
    }
}

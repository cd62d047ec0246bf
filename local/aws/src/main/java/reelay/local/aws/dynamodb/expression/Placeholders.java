package reelay.local.aws.dynamodb.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.dynamodb.item.ValueJson;
import reelay.local.aws.dynamodb.item.ValueLimits;
import reelay.local.aws.protocol.AwsFault;

/**
 * What #names and :values of one request stand for; every one given must be used, every one used
 * must be given.
 */
public final class Placeholders {

    private final Map<String, String> names;
    private final Map<String, Value> values;
    private final Set<String> used = new HashSet<>();

    private Placeholders(Map<String, String> names, Map<String, Value> values) {
        this.names = names;
        this.values = values;
    }

    /** Reads ExpressionAttributeNames and ExpressionAttributeValues of a request. */
    public static Placeholders of(JsonNode request) {
        Map<String, String> names = new LinkedHashMap<>();
        for (var entry : request.path("ExpressionAttributeNames").properties()) {
            checkSyntax("ExpressionAttributeNames", entry.getKey(), '#');
            if (!entry.getValue().isTextual()) {
                throw new AwsFault(
                        400, "SerializationException", entry.getKey() + " must stand for a string");
            }
            names.put(entry.getKey(), entry.getValue().textValue());
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (var entry : request.path("ExpressionAttributeValues").properties()) {
            checkSyntax("ExpressionAttributeValues", entry.getKey(), ':');
            values.put(entry.getKey(), ValueLimits.checked(ValueJson.read(entry.getValue())));
        }
        return new Placeholders(names, values);
    }

    /**
     * Call when all expressions of the request are read.
     *
     * @throws reelay.local.aws.protocol.AwsFault if one was given that no expression uses
     */
    public void checkAllUsed() {
        checkUsed("ExpressionAttributeNames", names.keySet());
        checkUsed("ExpressionAttributeValues", values.keySet());
    }

    String name(ExpressionKind expression, String placeholder) {
        String name = names.get(placeholder);
        if (name == null) {
            throw expression.fault(
                    "An expression attribute name used in the document path is not defined;"
                            + " attribute name: "
                            + placeholder);
        }
        used.add(placeholder);
        return name;
    }

    Value value(ExpressionKind expression, String placeholder) {
        Value value = values.get(placeholder);
        if (value == null) {
            throw expression.fault(
                    "An expression attribute value used in expression is not defined; attribute"
                            + " value: "
                            + placeholder);
        }
        used.add(placeholder);
        return value;
    }

    private void checkUsed(String parameter, Set<String> given) {
        Set<String> unused = new TreeSet<>(given);
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw ValidationFault.of(
                    "Value provided in "
                            + parameter
                            + " unused in expressions: keys: {"
                            + String.join(", ", unused)
                            + "}");
        }
    }

    private static void checkSyntax(String parameter, String key, char first) {
        if (key.length() < 2 || key.charAt(0) != first) {
            throw ValidationFault.of(
                    parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
        }
    }
}

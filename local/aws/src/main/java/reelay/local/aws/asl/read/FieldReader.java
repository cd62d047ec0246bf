package reelay.local.aws.asl.read;

import com.dashjoin.jsonata.JException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.Expression;
import reelay.local.aws.asl.expression.FieldTemplate;
import reelay.local.aws.asl.expression.JsonataFunctions;
import reelay.local.aws.asl.run.Exit;

/**
 * Reads the fields of one object of a definition; what is wrong is noted under the state's name.
 */
final class FieldReader {

    private static final Set<String> JSON_PATH_FIELDS =
            Set.of(
                    "InputPath",
                    "Parameters",
                    "ResultSelector",
                    "ResultPath",
                    "OutputPath",
                    "ItemsPath",
                    "SecondsPath",
                    "TimestampPath",
                    "TimeoutSecondsPath",
                    "HeartbeatSecondsPath",
                    "ErrorPath",
                    "CausePath",
                    "Variable",
                    "MaxConcurrencyPath",
                    "Result");

    private static final Pattern VARIABLE_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]{0,79}");

    private final String where;
    private final String prefix;
    private final JsonNode json;
    private final Problems problems;

    FieldReader(String where, JsonNode json, Problems problems) {
        this(where, "", json, problems);
    }

    private FieldReader(String where, String prefix, JsonNode json, Problems problems) {
        this.where = where;
        this.prefix = prefix;
        this.json = json;
        this.problems = problems;
        if (!json.isObject()) {
            problems.add(where, prefix.isEmpty() ? "definition" : prefix, "must be an object");
        }
    }

    JsonNode json() {
        return json;
    }

    void problem(String field, String message) {
        problems.add(where, prefix + field, message);
    }

    /** A reader of an object inside; its fields are named with their path. */
    FieldReader inside(String field) {
        return new FieldReader(where, prefix + field + "/", json.path(field), problems);
    }

    /** Readers of the elements of an array; an absent field has none. */
    List<FieldReader> elements(String field) {
        JsonNode array = json.path(field);
        if (!array.isMissingNode() && !array.isArray()) {
            problem(field, "must be an array");
        }
        List<FieldReader> readers = new ArrayList<>();
        for (int i = 0; array.isArray() && i < array.size(); i++) {
            String path = prefix + field + "[" + i + "]/";
            readers.add(new FieldReader(where, path, array.get(i), problems));
        }
        return readers;
    }

    void refuseOthersThan(Set<String> known) {
        json.fieldNames()
                .forEachRemaining(
                        field -> {
                            if (JSON_PATH_FIELDS.contains(field) && !known.contains(field)) {
                                problem(field, "belongs to JSONPath; only JSONata is implemented");
                            } else if (!known.contains(field)) {
                                problem(field, "is not known here, or not implemented");
                            }
                        });
    }

    /** A whole number in a range; a problem and the default otherwise. */
    int whole(String field, int least, int most, int byDefault) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return byDefault;
        }
        if (!value.isIntegralNumber() || value.longValue() < least || value.longValue() > most) {
            problem(
                    field,
                    "must be a whole number from %d to %d, was %s".formatted(least, most, value));
            return byDefault;
        }
        return value.intValue();
    }

    double number(String field, double least, double byDefault) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return byDefault;
        }
        if (!value.isNumber() || value.doubleValue() < least) {
            problem(field, "must be a number of at least %s, was %s".formatted(least, value));
            return byDefault;
        }
        return value.doubleValue();
    }

    /** A whole number or an expression; null if absent. */
    @Nullable FieldTemplate numberOrExpression(String field, int least, int most) {
        if (!json.path(field).isTextual()) {
            whole(field, least, most, least);
        }
        return expressionOr(field, JsonNode::isNumber, "a whole number");
    }

    /** A string or an expression; null if absent. */
    @Nullable FieldTemplate textOrExpression(String field) {
        return expressionOr(field, JsonNode::isTextual, "a string");
    }

    private interface Check {
        boolean fits(JsonNode value);
    }

    private @Nullable FieldTemplate expressionOr(String field, Check check, String wanted) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return null;
        }
        FieldTemplate read = template(field, value);
        if (!(read instanceof FieldTemplate.Computed) && !check.fits(value)) {
            problem(
                    field,
                    "must be " + wanted + " or an expression between {% and %}, was " + value);
        }
        return read;
    }

    /** Any JSON, with or without expressions; null if absent. */
    @Nullable FieldTemplate template(String field) {
        JsonNode value = json.path(field);
        return value instanceof MissingNode ? null : template(field, value);
    }

    private FieldTemplate template(String path, JsonNode value) {
        if (value.isTextual()) {
            return text(path, value);
        }
        if (value.isObject()) {
            Map<String, FieldTemplate> fields = new LinkedHashMap<>();
            value.properties()
                    .forEach(
                            e ->
                                    fields.put(
                                            e.getKey(),
                                            template(path + "/" + e.getKey(), e.getValue())));
            return fields.values().stream().allMatch(FieldTemplate.Literal.class::isInstance)
                    ? new FieldTemplate.Literal(value)
                    : new FieldTemplate.Fields(fields);
        }
        if (value.isArray()) {
            List<FieldTemplate> elements = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                elements.add(template(path + "[" + i + "]", value.get(i)));
            }
            return elements.stream().allMatch(FieldTemplate.Literal.class::isInstance)
                    ? new FieldTemplate.Literal(value)
                    : new FieldTemplate.Elements(elements);
        }
        return new FieldTemplate.Literal(value);
    }

    private FieldTemplate text(String path, JsonNode value) {
        String text = value.textValue();
        boolean opens = text.startsWith("{%");
        boolean closes = text.endsWith("%}");
        if (!opens && !closes) {
            return new FieldTemplate.Literal(value);
        }
        if (!opens || !closes || text.length() < 4) {
            problem(path, "an expression begins with {% and ends with %}, was " + value);
            return new FieldTemplate.Literal(value);
        }
        String source = text.substring(2, text.length() - 2).trim();
        JsonataFunctions.missingFor(source)
                .ifPresent(name -> problem(path, name + " is not implemented"));
        try {
            return new FieldTemplate.Computed(Expression.compile(source));
        } catch (JException e) {
            problem(path, "is not JSONata: " + e.getMessage());
            return new FieldTemplate.Literal(value);
        }
    }

    /** Assign and Output. */
    Exit exit() {
        Map<String, FieldTemplate> assign = new LinkedHashMap<>();
        JsonNode values = json.path("Assign");
        if (!values.isMissingNode() && !values.isObject()) {
            problem("Assign", "must be an object");
        }
        values.properties()
                .forEach(
                        e -> {
                            String name = e.getKey();
                            if (name.equals("states") || !VARIABLE_NAME.matcher(name).matches()) {
                                problem("Assign/" + name, "is not a name for a variable");
                            }
                            assign.put(name, template("Assign/" + name, e.getValue()));
                        });
        return new Exit(assign, template("Output"));
    }
}

package reelay.stack.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.stack.template.resource.TemplateException;

/** Evaluates CloudFormation's functions. What is dropped by AWS::NoValue disappears. */
final class Intrinsics {

    /** What a name stands for. */
    interface Names {
        /** The answer of Ref, refused at {@code place} if there is none. */
        JsonNode ref(String name, String place);

        /** The answer of GetAtt, refused at {@code place} if there is none. */
        JsonNode attribute(String name, String attribute, String place);
    }

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Names names;
    private final JsonNode conditions;
    private final JsonNode mappings;
    private final Set<String> underEvaluation = new HashSet<>();

    Intrinsics(Names names, JsonNode conditions, JsonNode mappings) {
        this.names = names;
        this.conditions = conditions;
        this.mappings = mappings;
    }

    /** The value with every function in it evaluated. */
    JsonNode resolve(JsonNode value, String place) {
        if (value.isArray()) {
            ArrayNode array = JSON.arrayNode();
            for (int i = 0; i < value.size(); i++) {
                JsonNode item = resolve(value.get(i), place + "[" + i + "]");
                if (!item.isMissingNode()) {
                    array.add(item);
                }
            }
            return array;
        }
        if (!value.isObject()) {
            return value;
        }
        if (value.size() == 1) {
            Map.Entry<String, JsonNode> only = value.properties().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return call(only.getKey(), only.getValue(), place);
            }
        }
        ObjectNode object = JSON.objectNode();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            JsonNode item = resolve(entry.getValue(), place + "." + entry.getKey());
            if (!item.isMissingNode()) {
                object.set(entry.getKey(), item);
            }
        }
        return object;
    }

    /** Whether a named condition of the template holds. */
    boolean holds(String condition, String place) {
        JsonNode definition = conditions.path(condition);
        if (definition.isMissingNode()) {
            throw new TemplateException(place, "there is no condition " + condition);
        }
        if (!underEvaluation.add(condition)) {
            throw new TemplateException(place, "the condition " + condition + " needs itself");
        }
        boolean result = isTrue(definition, "Conditions." + condition);
        underEvaluation.remove(condition);
        return result;
    }

    private JsonNode call(String function, JsonNode argument, String place) {
        return switch (function) {
            case "Ref" -> ref(argument, place);
            case "Fn::GetAtt" -> attribute(argument, place);
            case "Fn::Sub" -> JSON.textNode(substituted(argument, place));
            case "Fn::If" -> {
                JsonNode parts = parts(argument, 3, function, place);
                boolean holds = holds(parts.get(0).asText(), place);
                yield resolve(parts.get(holds ? 1 : 2), place);
            }
            case "Fn::Not", "Fn::Equals", "Fn::And", "Fn::Or" ->
                    JSON.booleanNode(isTrue(JSON.objectNode().set(function, argument), place));
            case "Fn::Join" -> join(argument, place);
            case "Fn::Select" -> select(argument, place);
            case "Fn::Split" -> split(argument, place);
            case "Fn::FindInMap" -> find(argument, place);
            default ->
                    throw new TemplateException(
                            place, "the function " + function + " is not supported locally");
        };
    }

    private JsonNode ref(JsonNode argument, String place) {
        String name = argument.asText();
        return name.equals("AWS::NoValue") ? MissingNode.getInstance() : names.ref(name, place);
    }

    private JsonNode attribute(JsonNode argument, String place) {
        JsonNode parts = parts(argument, 2, "Fn::GetAtt", place);
        return names.attribute(parts.get(0).asText(), parts.get(1).asText(), place);
    }

    private boolean isTrue(JsonNode condition, String place) {
        if (!condition.isObject() || condition.size() != 1) {
            throw new TemplateException(place, "is not a condition: " + condition);
        }
        Map.Entry<String, JsonNode> call = condition.properties().iterator().next();
        JsonNode argument = call.getValue();
        return switch (call.getKey()) {
            case "Condition" -> holds(argument.asText(), place);
            case "Fn::Not" -> !isTrue(parts(argument, 1, "Fn::Not", place).get(0), place);
            case "Fn::And" -> argument.valueStream().allMatch(part -> isTrue(part, place));
            case "Fn::Or" -> argument.valueStream().anyMatch(part -> isTrue(part, place));
            case "Fn::Equals" -> {
                JsonNode parts = parts(argument, 2, "Fn::Equals", place);
                yield text(parts.get(0), place).equals(text(parts.get(1), place));
            }
            default ->
                    throw new TemplateException(
                            place, call.getKey() + " is not supported in a condition");
        };
    }

    private String substituted(JsonNode argument, String place) {
        JsonNode own = argument.isArray() ? argument.path(1) : MissingNode.getInstance();
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        StringBuilder result = new StringBuilder();
        while (placeholder.find()) {
            String name = placeholder.group(1);
            String value;
            if (name.startsWith("!")) {
                // ${!Literal} is the way to write ${Literal} itself.
                value = "${" + name.substring(1) + "}";
            } else if (own.has(name)) {
                value = text(own.get(name), place);
            } else {
                value = named(name, place).asText();
            }
            placeholder.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return placeholder.appendTail(result).toString();
    }

    private JsonNode named(String name, String place) {
        int dot = name.indexOf('.');
        // SAM's Function.Alias is a Ref with a dot in it.
        return dot < 0 || name.endsWith(".Alias")
                ? names.ref(name, place)
                : names.attribute(name.substring(0, dot), name.substring(dot + 1), place);
    }

    private JsonNode join(JsonNode argument, String place) {
        JsonNode parts = parts(argument, 2, "Fn::Join", place);
        StringBuilder joined = new StringBuilder();
        for (JsonNode part : resolve(parts.get(1), place)) {
            joined.append(joined.isEmpty() ? "" : parts.get(0).asText()).append(part.asText());
        }
        return JSON.textNode(joined.toString());
    }

    private JsonNode select(JsonNode argument, String place) {
        JsonNode parts = parts(argument, 2, "Fn::Select", place);
        int index = resolve(parts.get(0), place).asInt(-1);
        JsonNode list = resolve(parts.get(1), place);
        if (index < 0 || index >= list.size()) {
            throw new TemplateException(
                    place, "Fn::Select asks for item " + parts.get(0) + " of " + list.size());
        }
        return list.get(index);
    }

    private JsonNode split(JsonNode argument, String place) {
        JsonNode parts = parts(argument, 2, "Fn::Split", place);
        ArrayNode list = JSON.arrayNode();
        for (String part :
                text(parts.get(1), place).split(Pattern.quote(parts.get(0).asText()), -1)) {
            list.add(part);
        }
        return list;
    }

    private JsonNode find(JsonNode argument, String place) {
        JsonNode parts = parts(argument, 3, "Fn::FindInMap", place);
        JsonNode found = mappings;
        for (JsonNode part : parts) {
            found = found.path(text(part, place));
        }
        if (found.isMissingNode()) {
            throw new TemplateException(place, "Fn::FindInMap finds nothing for " + argument);
        }
        return found;
    }

    private String text(JsonNode value, String place) {
        JsonNode resolved = resolve(value, place);
        return resolved.isValueNode() ? resolved.asText() : resolved.toString();
    }

    private static JsonNode parts(JsonNode argument, int count, String function, String place) {
        if (!argument.isArray() || argument.size() != count) {
            throw new TemplateException(
                    place, function + " takes " + count + " parts, not " + argument);
        }
        return argument;
    }
}

package reelay.stack.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reelay.stack.template.resource.TemplateException;

/** The template's parameters with their values: given ones checked, the others at their default. */
final class ParameterValues {

    private static final Set<String> KEYWORDS =
            Set.of(
                    "Type",
                    "Description",
                    "Default",
                    "AllowedValues",
                    "AllowedPattern",
                    "ConstraintDescription",
                    "MinValue",
                    "MaxValue",
                    "MinLength",
                    "MaxLength",
                    "NoEcho");

    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    /**
     * @param declared the template's section Parameters
     * @param given values by parameter name
     */
    ParameterValues(JsonNode declared, Map<String, String> given) {
        for (String name : given.keySet()) {
            if (!declared.has(name)) {
                throw new TemplateException(
                        "Parameters", "there is no parameter " + name + " to give a value to");
            }
        }
        for (Map.Entry<String, JsonNode> entry : declared.properties()) {
            String place = "Parameters." + entry.getKey();
            for (Map.Entry<String, JsonNode> keyword : entry.getValue().properties()) {
                if (!KEYWORDS.contains(keyword.getKey())) {
                    throw new TemplateException(place, "unknown keyword " + keyword.getKey());
                }
            }
            String text = given.get(entry.getKey());
            if (text == null) {
                JsonNode standard = entry.getValue().path("Default");
                if (!standard.isValueNode()) {
                    throw new TemplateException(place, "has no default and was given no value");
                }
                text = standard.asText();
            }
            values.put(entry.getKey(), checked(entry.getValue(), text, place));
        }
    }

    /** The value {@code Ref} gives. */
    Optional<JsonNode> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static JsonNode checked(JsonNode rules, String text, String place) {
        String type = rules.path("Type").asText();
        switch (type) {
            case "String" -> checkLength(rules, text, place);
            case "Number" -> checkNumber(rules, text, place);
            case "CommaDelimitedList" -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                for (String part : text.split(",", -1)) {
                    list.add(part.strip());
                }
                return list;
            }
            default ->
                    throw new TemplateException(
                            place, "parameters of type " + type + " are not supported locally");
        }
        checkAllowed(rules, text, place);
        return JsonNodeFactory.instance.textNode(text);
    }

    private static void checkAllowed(JsonNode rules, String text, String place) {
        JsonNode allowed = rules.path("AllowedValues");
        if (allowed.isArray()
                && allowed.valueStream().noneMatch(value -> value.asText().equals(text))) {
            throw new TemplateException(place, "must be one of " + allowed + ", was " + text);
        }
        JsonNode pattern = rules.path("AllowedPattern");
        if (pattern.isTextual() && !text.matches(pattern.asText())) {
            throw new TemplateException(
                    place, "must look like " + pattern.asText() + ", was " + text);
        }
    }

    private static void checkLength(JsonNode rules, String text, String place) {
        if (text.length() < rules.path("MinLength").asInt(0)
                || text.length() > rules.path("MaxLength").asInt(Integer.MAX_VALUE)) {
            throw new TemplateException(
                    place, "is " + text.length() + " characters long, which is not allowed");
        }
    }

    private static void checkNumber(JsonNode rules, String text, String place) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            TemplateException refusal =
                    new TemplateException(place, "must be a number, was " + text);
            refusal.initCause(e);
            throw refusal;
        }
        JsonNode least = rules.path("MinValue");
        JsonNode most = rules.path("MaxValue");
        if (!least.isMissingNode() && number.compareTo(new BigDecimal(least.asText())) < 0) {
            throw new TemplateException(
                    place, "must be at least " + least.asText() + ", was " + text);
        }
        if (!most.isMissingNode() && number.compareTo(new BigDecimal(most.asText())) > 0) {
            throw new TemplateException(
                    place, "must be at most " + most.asText() + ", was " + text);
        }
    }
}

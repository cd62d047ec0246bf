package reelay.local.aws.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A field's value: JSON in which some strings are expressions. */
public sealed interface FieldTemplate {

    /** Evaluates one expression that stands at a field. */
    @FunctionalInterface
    interface Evaluator {
        JsonNode evaluate(Expression expression, String field);
    }

    /**
     * The value as it is now.
     *
     * @param field the path of this value in its state, parts separated by slashes
     */
    JsonNode evaluate(String field, Evaluator evaluator);

    /** A value without expressions. */
    record Literal(JsonNode value) implements FieldTemplate {
        @Override
        public JsonNode evaluate(String field, Evaluator evaluator) {
            return value;
        }
    }

    /** A string between {@code {%} and {@code %}}. */
    record Computed(Expression expression) implements FieldTemplate {
        @Override
        public JsonNode evaluate(String field, Evaluator evaluator) {
            return evaluator.evaluate(expression, field);
        }
    }

    /** An object with expressions in it. */
    record Fields(Map<String, FieldTemplate> fields) implements FieldTemplate {
        @Override
        public JsonNode evaluate(String field, Evaluator evaluator) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            fields.forEach(
                    (name, value) ->
                            object.set(name, value.evaluate(field + "/" + name, evaluator)));
            return object;
        }
    }

    /** An array with expressions in it. */
    record Elements(List<FieldTemplate> elements) implements FieldTemplate {
        @Override
        public JsonNode evaluate(String field, Evaluator evaluator) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
            for (int i = 0; i < elements.size(); i++) {
                array.add(elements.get(i).evaluate(field + "[" + i + "]", evaluator));
            }
            return array;
        }
    }
}

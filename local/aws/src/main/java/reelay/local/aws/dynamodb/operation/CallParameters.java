package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.dynamodb.item.ValueJson;
import reelay.local.aws.dynamodb.item.ValueLimits;
import reelay.local.aws.protocol.AwsFault;

/** The input of an operation; a parameter the operation does not know is refused by name. */
record CallParameters(JsonNode json) {

    /** What DynamoDB reports for money's sake; asking for it changes nothing here. */
    private static final Set<String> IGNORED =
            Set.of("ReturnConsumedCapacity", "ReturnItemCollectionMetrics", "ConsistentRead");

    static CallParameters of(String operation, JsonNode json, Set<String> known) {
        json.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name) && !IGNORED.contains(name)) {
                                throw AwsFault.notEmulated(
                                        "The DynamoDB parameter " + name + " of " + operation);
                            }
                        });
        return new CallParameters(json);
    }

    /** A string that must be there. */
    String text(String name) {
        return optionalText(name)
                .orElseThrow(
                        () ->
                                ValidationFault.of(
                                        "1 validation error detected: Value null at '"
                                                + Character.toLowerCase(name.charAt(0))
                                                + name.substring(1)
                                                + "' failed to satisfy constraint: Member must not"
                                                + " be null"));
    }

    Optional<String> optionalText(String name) {
        return json.path(name).isTextual()
                ? Optional.of(json.path(name).textValue())
                : Optional.empty();
    }

    boolean flag(String name, boolean otherwise) {
        return json.path(name).asBoolean(otherwise);
    }

    /** A whole number of at least 1. */
    Optional<Integer> count(String name) {
        if (!json.hasNonNull(name)) {
            return Optional.empty();
        }
        int count = json.path(name).asInt();
        if (count < 1) {
            throw ValidationFault.of(
                    "1 validation error detected: Value '"
                            + count
                            + "' at '"
                            + Character.toLowerCase(name.charAt(0))
                            + name.substring(1)
                            + "' failed to satisfy constraint: Member must have value greater than"
                            + " or equal to 1");
        }
        return Optional.of(count);
    }

    Map<String, Value> item(String name) {
        if (!json.path(name).isObject()) {
            text(name);
        }
        return ValueLimits.checked(ValueJson.readItem(json.path(name)));
    }

    /** One word out of a few; the first of them when the parameter is missing. */
    String oneOf(String name, List<String> choices) {
        String choice = optionalText(name).orElse(choices.getFirst());
        if (!choices.contains(choice)) {
            throw ValidationFault.of(
                    "1 validation error detected: Value '"
                            + choice
                            + "' at '"
                            + Character.toLowerCase(name.charAt(0))
                            + name.substring(1)
                            + "' failed to satisfy constraint: Member must satisfy enum value set: "
                            + choices);
        }
        return choice;
    }
}

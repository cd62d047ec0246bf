package reelay.local.aws.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import reelay.local.aws.protocol.AwsFault;

/** The input of an operation; a parameter the operation does not know is refused by name. */
record Input(JsonNode json) {

    static Input of(String operation, JsonNode json, String... known) {
        Set<String> names = Set.of(known);
        json.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!names.contains(name)) {
                                throw AwsFault.notEmulated(
                                        "The Secrets Manager parameter "
                                                + name
                                                + " of "
                                                + operation);
                            }
                        });
        return new Input(json);
    }

    String text(String name) {
        return optionalText(name)
                .orElseThrow(
                        () ->
                                new AwsFault(
                                        400,
                                        "InvalidParameterException",
                                        "You must provide " + name + "."));
    }

    Optional<String> optionalText(String name) {
        return json.path(name).isTextual()
                ? Optional.of(json.path(name).textValue())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "Input of Secrets Manager"; // It may hold a value.
    }
}

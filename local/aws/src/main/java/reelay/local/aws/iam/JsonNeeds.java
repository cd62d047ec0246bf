package reelay.local.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the requests of each service need ("Service Authorization Reference"); S3 has its own. */
public final class JsonNeeds {

    private JsonNeeds() {}

    /** DynamoDB's: a transaction needs what its parts need. */
    public static List<Permission> ofDynamoDb(String operation, JsonNode input) {
        return switch (operation) {
            case "ListTables" -> List.of(new Permission("dynamodb:ListTables", "*"));
            case "TransactWriteItems" ->
                    input.path("TransactItems")
                            .valueStream()
                            .flatMap(JsonNode::propertyStream)
                            .map(
                                    part ->
                                            new Permission(
                                                    "dynamodb:" + part.getKey() + "Item",
                                                    table(part.getValue())))
                            .toList();
            default ->
                    List.of(new Permission("dynamodb:" + operation, table(input) + index(input)));
        };
    }

    private static String table(JsonNode input) {
        String name = input.path("TableName").asText();
        return name.startsWith("arn:") ? name : Permission.arn("dynamodb", "table/" + name);
    }

    private static String index(JsonNode input) {
        return input.path("IndexName").isTextual()
                ? "/index/" + input.path("IndexName").asText()
                : "";
    }

    /** Secrets Manager's. */
    public static List<Permission> ofSecretsManager(String operation, JsonNode input) {
        String id = input.path("SecretId").asText();
        return List.of(
                new Permission(
                        "secretsmanager:" + operation,
                        id.startsWith("arn:")
                                ? id
                                : Permission.arn("secretsmanager", "secret:" + id + "-Reelay")));
    }

    /** Step Functions': about a state machine, or about an execution of one. */
    public static List<Permission> ofStepFunctions(String operation, JsonNode input) {
        String execution = input.path("executionArn").asText();
        String machine = input.path("stateMachineArn").asText("*");
        return List.of(
                new Permission("states:" + operation, execution.isEmpty() ? machine : execution));
    }

    /** Lambda's, which are not of that protocol, but about a function alone. */
    public static List<Permission> ofLambda(String operation, JsonNode input) {
        return List.of(new Permission("lambda:" + operation, input.path("FunctionName").asText()));
    }

    /** EventBridge's: each entry may go to another bus. */
    public static List<Permission> ofEventBridge(String operation, JsonNode input) {
        return input.path("Entries")
                .valueStream()
                .map(entry -> entry.path("EventBusName").asText("default"))
                .map(
                        bus ->
                                bus.startsWith("arn:")
                                        ? bus
                                        : Permission.arn("events", "event-bus/" + bus))
                .distinct()
                .map(bus -> new Permission("events:" + operation, bus))
                .toList();
    }
}

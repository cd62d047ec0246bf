package reelay.stack.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import reelay.stack.Stack;
import reelay.stack.template.resource.TableResource;
import reelay.video.Json;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts access reports into the table as the access check does, about situations of choice. */
final class AccessReportItems {

    private final Stack stack;

    AccessReportItems(Stack stack) {
        this.stack = stack;
    }

    /**
     * A report of now.
     *
     * @param situation what differs from a report about which nothing is known, as JSON
     */
    void put(String situation) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode report = json(UNKNOWN);
        report.setAll(json(situation));
        report.put("checked_at", now.getEpochSecond());
        try (DynamoDbClient dynamo = dynamo()) {
            dynamo.putItem(
                    put ->
                            put.tableName(table())
                                    .item(
                                            Map.of(
                                                    "account", text("default"),
                                                    "checked_at", text(padded(now)),
                                                    "report", text(Json.text(report)),
                                                    "verdict", text(report.get("verdict").asText()),
                                                    "reason", text(report.get("reason").asText()),
                                                    "sentence",
                                                            text(report.get("sentence").asText()),
                                                    "changed", AttributeValue.fromBool(true))));
        }
    }

    /** Returns when the stack's first check has reported. */
    void awaitFirst() {
        try (DynamoDbClient dynamo = dynamo()) {
            Awaitility.await("the first report on the account")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !all(dynamo).isEmpty());
        }
    }

    /** Takes all reports away, as before the first check. */
    void removeAll() {
        try (DynamoDbClient dynamo = dynamo()) {
            all(dynamo)
                    .forEach(
                            item ->
                                    dynamo.deleteItem(
                                            delete ->
                                                    delete.tableName(table())
                                                            .key(
                                                                    Map.of(
                                                                            "account",
                                                                            text("default"),
                                                                            "checked_at",
                                                                            item.get(
                                                                                    "checked_at")))));
        }
    }

    private List<Map<String, AttributeValue>> all(DynamoDbClient dynamo) {
        return dynamo.query(
                        query ->
                                query.tableName(table())
                                        .keyConditionExpression("account = :account")
                                        .expressionAttributeValues(
                                                Map.of(":account", text("default"))))
                .items();
    }

    /** Always three digits after the second, so that text order is time order. */
    private static String padded(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "")
                + ".%03dZ".formatted(time.toEpochMilli() % 1000);
    }

    private String table() {
        return stack.template().tables().stream()
                .map(TableResource::name)
                .filter(name -> name.contains("AccessTable"))
                .findFirst()
                .orElseThrow();
    }

    private DynamoDbClient dynamo() {
        return DynamoDbClient.builder()
                .endpointOverride(stack.addresses().dynamoDb())
                .region(Region.US_EAST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.tree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private static final String UNKNOWN =
            """
            {"object": "access.report", "verdict": "unknown", "reason": "rate_limited",
             "sentence": "The provider was too busy to tell.", "try_again_at": null,
             "provider": "api.openai.com", "models": ["sora-2"], "key_ending": "x7Qd",
             "findings": [], "steps": [], "checklist": [], "support_message": null,
             "milestones": {"verified_at": null, "tier_upgraded_at": null,
                            "access_requested_at": null, "access_granted_at": null,
                            "key_created_at": null}}
            """;
}

package reelay.accesscheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.access.AccessTable;
import reelay.accesscheck.report.Situation;
import reelay.local.aws.eventbridge.EventBridgeEmulator;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.http.HttpListener;
import reelay.video.environment.Environment;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The handler in reach of a table, secrets, a bus and a scripted provider that lists its model. */
final class DeployedCheck implements AutoCloseable {

    private static final String MODELS =
            """
            {"object": "list", "data": [{"id": "wan-3", "object": "model", "shutdown_date": null}]}
            """;

    final ScriptedModelList provider = new ScriptedModelList();
    volatile String secret = "{\"api_key\": \"" + Situation.KEY + "\\n\"}";
    volatile String adminSecret = "{}";
    volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");
    final EventBridgeEmulator events = EventBridgeEmulator.start(0, Optional.empty(), () -> now);

    private final HttpListener secrets =
            HttpListener.start(
                    0,
                    new AwsJsonHandler(
                            "secretsmanager",
                            "1.1",
                            Map.of("GetSecretValue", input -> secretValue(input))));

    private final AccessTable table;

    DeployedCheck(AccessTable table) {
        this.table = table;
        provider.willAnswer(200, "application/json", MODELS);
    }

    @Override
    public void close() {
        provider.close();
        table.clear();
        secrets.close();
        events.close();
    }

    AccessCheckHandler handler(Map<String, String> others) {
        Map<String, String> environment = environment();
        environment.putAll(others);
        InstantSource clock = () -> now;
        return new AccessCheckHandler(
                AccessCheckHandler.fromEnvironment(new Environment(environment), clock));
    }

    Map<String, String> environment() {
        Map<String, String> environment =
                new HashMap<>(
                        Map.of(
                                "AWS_REGION", "eu-central-1",
                                "AWS_ENDPOINT_URL_DYNAMODB",
                                        table.environment().get("AWS_ENDPOINT_URL_DYNAMODB"),
                                "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.address().toString(),
                                "ACCESS_TABLE", table.name(),
                                "VIDEO_MODELS", "wan-3",
                                "PROVIDER_URL", provider.address().toString(),
                                "PROVIDER_ENCODING", "json",
                                "PROVIDER_TIMEOUT_SECONDS", "10",
                                "PROVIDER_ALLOWS_HTTP", "false",
                                "PROVIDER_SECRET", "provider-secret"));
        environment.put("PROVIDERS", "openai");
        environment.put("PROVIDER_URLS", "");
        environment.put("ADMIN_SECRET", "admin-secret");
        environment.put("RUNS_LOCALLY", "false");
        environment.put("ACCESS_CHECK_MINUTES", "15");
        environment.put("EVENT_BUS", "default");
        environment.put("METRICS_NAMESPACE", "Reelay/test");
        environment.put("AWS_ENDPOINT_URL_EVENTBRIDGE", events.address().toString());
        return environment;
    }

    Map<String, AttributeValue> onlyItem() {
        List<Map<String, AttributeValue>> items =
                table.dynamoDb().scan(scan -> scan.tableName(table.name())).items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    int keptReports() {
        return table.dynamoDb().scan(scan -> scan.tableName(table.name())).count();
    }

    private JsonNode secretValue(JsonNode input) {
        String text =
                switch (input.path("SecretId").asText()) {
                    case "provider-secret" -> secret;
                    case "admin-secret" -> adminSecret;
                    default -> throw new AssertionError(input);
                };
        return new ObjectMapper().createObjectNode().put("SecretString", text);
    }

    static String invoke(AccessCheckHandler handler, String input) throws IOException {
        return invoke(handler, input, new RemainingTime(30_000));
    }

    static String invoke(AccessCheckHandler handler, String input, RemainingTime context)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, context);
        return out.toString(StandardCharsets.UTF_8);
    }
}

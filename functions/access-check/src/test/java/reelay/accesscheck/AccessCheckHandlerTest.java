package reelay.accesscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.access.AccessReport;
import reelay.access.AccessReports;
import reelay.access.AccessTable;
import reelay.access.Reason;
import reelay.aws.AwsUnavailableException;
import reelay.emulators.eventbridge.EventBridgeEmulator;
import reelay.emulators.eventbridge.PublishedEvent;
import reelay.emulators.http.AwsJsonHandler;
import reelay.emulators.http.HttpListener;
import reelay.video.BadEnvironmentException;
import reelay.video.Environment;
import reelay.video.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Timeout(60)
class AccessCheckHandlerTest {

    private static final String MODELS =
            """
            {"object": "list", "data": [{"id": "wan-3", "object": "model", "shutdown_date": null}]}
            """;

    private static final AccessTable TABLE = new AccessTable();

    private final ScriptedProvider provider = new ScriptedProvider();
    private volatile String secret = "{\"api_key\": \"" + Situation.KEY + "\\n\"}";
    private volatile String adminSecret = "{}";
    private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final HttpListener secrets =
            HttpListener.start(
                    0,
                    new AwsJsonHandler(
                            "secretsmanager",
                            "1.1",
                            Map.of("GetSecretValue", input -> secretValue(input))));

    private final EventBridgeEmulator events =
            EventBridgeEmulator.start(0, Optional.empty(), () -> now);

    @BeforeAll
    static void signWithAnyCredentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @BeforeEach
    void listModels() {
        provider.willAnswer(200, "application/json", MODELS);
    }

    @AfterEach
    void stop() {
        provider.close();
        TABLE.clear();
        secrets.close();
        events.close();
    }

    @AfterAll
    static void stopTable() {
        TABLE.close();
    }

    static Stream<Path> events() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../../events/access-check"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void answersEveryEventWithAReport(Path event) throws IOException {
        JsonNode report = Json.tree(invoke(handler(Map.of()), Files.readString(event)));

        assertThat(report.path("verdict").asText()).isEqualTo("ready");
        assertThat(report.path("reason").asText()).isEqualTo("ready");
        assertThat(report.path("provider").asText()).isEqualTo("127.0.0.1");
        assertThat(report.path("key_ending").asText()).isEqualTo("wxyz");
        assertThat(report.path("checked_at").asLong()).isEqualTo(now.getEpochSecond());
    }

    @Test
    void asksOnlyForTheListOfModelsWhichCostsNothing() throws IOException {
        invoke(handler(Map.of()), "{}");

        assertThat(provider.requests()).containsExactly("GET /v1/models Bearer " + Situation.KEY);
    }

    @Test
    void keepsTheReportForNinetyDays() throws IOException {
        now = Instant.parse("2026-11-22T12:00:00.050Z");

        String answer = invoke(handler(Map.of()), "{}");

        Map<String, AttributeValue> item = onlyItem();
        assertThat(item.get("account").s()).isEqualTo("default");
        assertThat(item.get("checked_at").s()).isEqualTo("2026-11-22T12:00:00.050Z");
        assertThat(item.get("verdict").s()).isEqualTo("ready");
        assertThat(item.get("reason").s()).isEqualTo("ready");
        assertThat(item.get("changed").bool()).isTrue();
        assertThat(item.get("expires_at").n())
                .isEqualTo(Long.toString(Instant.parse("2027-02-20T12:00:00Z").getEpochSecond()));
        assertThat(item.get("report").s()).isEqualTo(answer);
    }

    private static Map<String, AttributeValue> onlyItem() {
        List<Map<String, AttributeValue>> items =
                TABLE.dynamoDb().scan(scan -> scan.tableName(TABLE.name())).items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    @Test
    void findsTheNewestReportAgain() throws IOException {
        AccessCheckHandler handler = handler(Map.of());
        AccessReports kept = new AccessReports(TABLE.dynamoDb(), TABLE.name());
        assertThat(kept.latest()).isEmpty();

        invoke(handler, "{}");
        now = now.plusMillis(1);
        provider.willAnswer(
                401, "application/json", "{\"error\": {\"code\": \"invalid_api_key\"}}");
        String second = invoke(handler, "{}");

        assertThat(kept.latest()).map(Json::text).hasValue(second);
        assertThat(kept.latest()).map(AccessReport::reason).hasValue(Reason.KEY_INVALID);
    }

    @Test
    void leavesTheScheduleAloneUntilACheckIsDue() throws IOException {
        AccessCheckHandler handler = handler(Map.of());
        invoke(handler, "{\"scheduled\":true}");
        now = now.plusSeconds(14 * 60);

        assertThat(invoke(handler, "{\"scheduled\":true}"))
                .isEqualTo(
                        "{\"outcome\":\"not_due\",\"due_at\":%d}"
                                .formatted(now.plusSeconds(60).getEpochSecond()));
        assertThat(Json.tree(invoke(handler, "{}")).has("verdict")).isTrue();
        now = now.plusSeconds(15 * 60);
        assertThat(Json.tree(invoke(handler, "{\"scheduled\":true}")).has("verdict")).isTrue();
        assertThat(keptReports()).isEqualTo(3);
    }

    @Test
    void checksForTheScheduleAsSoonAsWhatItWaitsForShouldHaveCome() throws IOException {
        AccessCheckHandler handler = handler(Map.of());
        provider.willAnswer(
                exchange -> {
                    exchange.getResponseHeaders().set("retry-after", "100");
                    exchange.sendResponseHeaders(429, -1);
                });
        invoke(handler, "{\"scheduled\":true}");

        now = now.plusSeconds(99);
        invoke(handler, "{\"scheduled\":true}");
        assertThat(keptReports()).isEqualTo(1);
        now = now.plusSeconds(1);
        invoke(handler, "{\"scheduled\":true}");
        assertThat(keptReports()).isEqualTo(2);
    }

    @Test
    void tellsOthersOfAChangeAndOfNothingElse() throws IOException {
        AccessCheckHandler handler = handler(Map.of());
        invoke(handler, "{}");
        invoke(handler, "{}");
        provider.willAnswer(
                401, "application/json", "{\"error\": {\"code\": \"invalid_api_key\"}}");
        now = now.plusSeconds(60);
        invoke(handler, "{}");

        assertThat(events.events())
                .extracting(PublishedEvent::detailType)
                .containsExactly("Access Changed", "Access Changed");
        JsonNode change = events.events().getLast().detail();
        assertThat(change.path("verdict_before").asText()).isEqualTo("ready");
        assertThat(change.path("verdict").asText()).isEqualTo("blocked");
        assertThat(change.path("reason").asText()).isEqualTo("key_invalid");
        assertThat(change.path("checked_at").asLong()).isEqualTo(now.getEpochSecond());
    }

    @Test
    void keepsNoReportWhoseChangeCouldNotBeToldSoThatTheNextCheckTellsIt() {
        AccessCheckHandler handler = handler(Map.of());
        events.close();

        assertThatThrownBy(() -> invoke(handler, "{}")).isInstanceOf(AwsUnavailableException.class);
        assertThat(keptReports()).isZero();
    }

    @Test
    void givesAProviderNoMoreTimeThanWhoAsksHas() throws IOException {
        provider.willAnswer(AccessCheckHandlerTest::neverAnswer);

        JsonNode report =
                Json.tree(
                        invoke(
                                handler(Map.of("PROVIDER_TIMEOUT_SECONDS", "60")),
                                "{\"patience_seconds\":1}"));

        assertThat(report.path("reason").asText()).isEqualTo("unreachable");
    }

    @Test
    void usesANewKeyWithoutARestart() throws IOException {
        AccessCheckHandler handler = handler(Map.of());
        invoke(handler, "{}");
        secret = "{\"api_key\": \"sk-test-another-one-abcd\"}";
        now = now.plusSeconds(120);

        JsonNode report = Json.tree(invoke(handler, "{}"));

        assertThat(provider.requests().getLast()).endsWith("Bearer sk-test-another-one-abcd");
        assertThat(report.path("key_ending").asText()).isEqualTo("abcd");
    }

    @Test
    void saysThatTheKeyIsMissing() throws IOException {
        secret = "{\"api_key\": \"\"}";
        provider.willAnswer(401, "application/json", "{\"error\": {\"message\": \"No key.\"}}");

        JsonNode report = Json.tree(invoke(handler(Map.of()), "{}"));

        assertThat(report.path("verdict").asText()).isEqualTo("blocked");
        assertThat(report.path("reason").asText()).isEqualTo("key_missing");
        assertThat(report.path("key_ending").isNull()).isTrue();
    }

    @Test
    void keepsTheKeyOutOfTheReportWhenTheProviderRepeatsIt() throws IOException {
        String organization = "org-" + Situation.KEY;
        provider.willAnswer(
                exchange -> {
                    exchange.getResponseHeaders().set("openai-organization", organization);
                    byte[] body =
                            ("{\"error\": {\"code\": \"invalid_api_key\", \"message\":"
                                            + " \"Incorrect API key provided: "
                                            + Situation.KEY
                                            + "\"}}")
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(401, body.length);
                    exchange.getResponseBody().write(body);
                });

        String report = invoke(handler(Map.of()), "{}");

        assertThat(report).contains("\"key_invalid\"", "Incorrect API key provided: [key]");
        assertThat(report + onlyItem()).doesNotContain("0123456789");
    }

    @Test
    void goesOnWithoutAnAdminKeyThatItCannotRead() throws IOException {
        adminSecret = "sk-admin-pasted-without-json";

        String report = invoke(handler(Map.of()), "{}");

        assertThat(report)
                .contains("Not looked at: the admin secret is not JSON such as")
                .doesNotContain("pasted");
        assertThat(Json.tree(report).path("verdict").asText()).isEqualTo("ready");
    }

    @Test
    void doesNotTakeAListOfAnotherShapeForMissingAccess() throws IOException {
        provider.willAnswer(200, "application/json", "{\"models\": [\"wan-3\"]}");

        JsonNode report = Json.tree(invoke(handler(Map.of()), "{}"));

        assertThat(report.path("verdict").asText()).isEqualTo("unknown");
        assertThat(report.path("reason").asText()).isEqualTo("not_an_openai_api");
    }

    @Test
    void namesTheSettingWhenAWebPageStandsAtTheAddress() throws IOException {
        provider.willAnswer(200, "text/html", "<!doctype html><title>Welcome</title>");

        JsonNode report = Json.tree(invoke(handler(Map.of()), "{}"));

        assertThat(report.path("reason").asText()).isEqualTo("not_an_openai_api");
        assertThat(report.path("sentence").asText()).contains("a web page");
        assertThat(report.path("steps").toString()).contains("PROVIDER_URL");
    }

    @Test
    void doesNotTakeAMissingListForMissingAccess() throws IOException {
        provider.willAnswer(404, "application/json", "{\"detail\": \"Not Found\"}");

        JsonNode report = Json.tree(invoke(handler(Map.of()), "{}"));

        assertThat(report.path("verdict").asText()).isEqualTo("unknown");
        assertThat(report.path("reason").asText()).isEqualTo("no_model_list");
    }

    @Test
    void saysThatNobodyListensAtTheAddress() throws IOException {
        URI gone;
        try (ScriptedProvider closed = new ScriptedProvider()) {
            gone = closed.address();
        }

        JsonNode report = Json.tree(invoke(handler(Map.of("PROVIDER_URL", gone.toString())), "{}"));

        assertThat(report.path("reason").asText()).isEqualTo("unreachable");
        assertThat(report.path("try_again_at").asLong())
                .isEqualTo(now.plusSeconds(900).getEpochSecond());
    }

    @Test
    void endsInTimeWhenTheProviderSaysNothing() throws IOException {
        provider.willAnswer(AccessCheckHandlerTest::neverAnswer);

        JsonNode report = Json.tree(invoke(handler(Map.of("PROVIDER_TIMEOUT_SECONDS", "1")), "{}"));

        assertThat(report.path("reason").asText()).isEqualTo("unreachable");
    }

    @Test
    void endsInTimeWhenTheProviderIsGivenMoreTimeThanTheFunction() throws IOException {
        provider.willAnswer(AccessCheckHandlerTest::neverAnswer);

        JsonNode report =
                Json.tree(
                        invoke(
                                handler(Map.of("PROVIDER_TIMEOUT_SECONDS", "3600")),
                                "{}",
                                new RemainingTime(5_500)));

        assertThat(report.path("reason").asText()).isEqualTo("unreachable");
        assertThat(onlyItem()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{", "{} {}", "not json"})
    void refusesAnInputThatIsNotJson(String input) {
        AccessCheckHandler handler = handler(Map.of());

        assertThatThrownBy(() -> invoke(handler, input))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be JSON");
        assertThat(provider.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_REGION",
                "ACCESS_TABLE",
                "VIDEO_MODELS",
                "PROVIDER_URL",
                "PROVIDER_ENCODING",
                "PROVIDER_TIMEOUT_SECONDS",
                "PROVIDER_SECRET",
                "ADMIN_SECRET",
                "ACCESS_CHECK_MINUTES",
                "EVENT_BUS"
            })
    void namesTheVariableThatIsMissing(String name) {
        Map<String, String> environment = environment();
        environment.remove(name);

        assertThatThrownBy(() -> new AccessCheckHandler(environment))
                .isInstanceOf(BadEnvironmentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("template.yaml");
    }

    private static int keptReports() {
        return TABLE.dynamoDb().scan(scan -> scan.tableName(TABLE.name())).count();
    }

    private static void neverAnswer(HttpExchange exchange) {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            // The listener is being closed: the test has its answer.
            Thread.currentThread().interrupt();
        }
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

    private AccessCheckHandler handler(Map<String, String> others) {
        Map<String, String> environment = environment();
        environment.putAll(others);
        InstantSource clock = () -> now;
        return new AccessCheckHandler(
                AccessCheckHandler.fromEnvironment(new Environment(environment), clock));
    }

    private Map<String, String> environment() {
        Map<String, String> environment =
                new HashMap<>(
                        Map.of(
                                "AWS_REGION", "eu-central-1",
                                "AWS_ENDPOINT_URL_DYNAMODB",
                                        TABLE.environment().get("AWS_ENDPOINT_URL_DYNAMODB"),
                                "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.address().toString(),
                                "ACCESS_TABLE", TABLE.name(),
                                "VIDEO_MODELS", "wan-3",
                                "PROVIDER_URL", provider.address().toString(),
                                "PROVIDER_ENCODING", "json",
                                "PROVIDER_TIMEOUT_SECONDS", "10",
                                "PROVIDER_SECRET", "provider-secret"));
        environment.put("ADMIN_SECRET", "admin-secret");
        environment.put("ACCESS_CHECK_MINUTES", "15");
        environment.put("EVENT_BUS", "default");
        environment.put("AWS_ENDPOINT_URL_EVENTBRIDGE", events.address().toString());
        return environment;
    }

    private static String invoke(AccessCheckHandler handler, String input) throws IOException {
        return invoke(handler, input, new RemainingTime(30_000));
    }

    private static String invoke(AccessCheckHandler handler, String input, RemainingTime context)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, context);
        return out.toString(StandardCharsets.UTF_8);
    }
}

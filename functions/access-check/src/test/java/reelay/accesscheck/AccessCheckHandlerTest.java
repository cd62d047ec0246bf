package reelay.accesscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.access.AccessTable;
import reelay.access.Reason;
import reelay.access.kept.AccessReports;
import reelay.access.report.AccessReport;
import reelay.accesscheck.report.Situation;
import reelay.video.Json;
import reelay.video.environment.BadEnvironmentException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Timeout(60)
class AccessCheckHandlerTest {

    private static final AccessTable TABLE = new AccessTable();

    private final DeployedCheck check = new DeployedCheck(TABLE);

    @AfterEach
    void stop() {
        check.close();
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
        JsonNode report =
                Json.tree(DeployedCheck.invoke(check.handler(Map.of()), Files.readString(event)));

        assertThat(report.path("verdict").asText()).isEqualTo("ready");
        assertThat(report.path("reason").asText()).isEqualTo("listed_not_proved");
        assertThat(report.path("provider").asText()).isEqualTo("127.0.0.1");
        assertThat(report.path("key_ending").asText()).isEqualTo("wxyz");
        assertThat(report.path("checked_at").asLong()).isEqualTo(check.now.getEpochSecond());
    }

    @Test
    void asksOnlyForTheListOfModelsWhichCostsNothing() throws IOException {
        DeployedCheck.invoke(check.handler(Map.of()), "{}");

        assertThat(check.provider.requests())
                .containsExactly("GET /v1/models Bearer " + Situation.KEY);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 404, 429, 500})
    void repeatsNothingThatTheProviderPlants(int status) throws IOException {
        String planted =
                "\u202e\u0007 %s sk-proj-planted0123456789 sk-admin-planted0123456789 https://p.example/?sig=hush"
                        .formatted(Situation.KEY);
        String fields = everywhere(planted);
        String body =
                "{\"data\":[{%s}],\"has_more\":false,\"error\":{%s},%s}"
                        .formatted(fields, fields, fields);
        check.adminSecret = "{\"admin_key\": \"sk-admin-planted0123456789\"}";
        check.provider.willAnswer(status, "application/json", body);

        String report = DeployedCheck.invoke(check.handler(Map.of()), "{}");

        for (String told :
                List.of(report, check.onlyItem().toString(), check.events.events().toString())) {
            assertThat(told)
                    .doesNotContain(Situation.KEY, "planted0123456789", "hush", "\u202e", "\u0007")
                    .doesNotContain("\\u202e", "\\u0007");
        }
    }

    private static String everywhere(String planted) {
        return Stream.of(
                        "id",
                        "name",
                        "model",
                        "mode",
                        "currency",
                        "status",
                        "shutdown_date",
                        "message",
                        "code",
                        "type")
                .map(name -> "\"" + name + "\":" + Json.text(planted))
                .collect(Collectors.joining(","));
    }

    @Test
    void keepsTheReportForNinetyDays() throws IOException {
        check.now = Instant.parse("2026-11-22T12:00:00.050Z");

        String answer = DeployedCheck.invoke(check.handler(Map.of()), "{}");

        Map<String, AttributeValue> item = check.onlyItem();
        assertThat(item.get("account").s()).isEqualTo("default");
        assertThat(item.get("checked_at").s()).isEqualTo("2026-11-22T12:00:00.050Z");
        assertThat(item.get("verdict").s()).isEqualTo("ready");
        assertThat(item.get("reason").s()).isEqualTo("listed_not_proved");
        assertThat(item.get("changed").bool()).isTrue();
        assertThat(item.get("expires_at").n())
                .isEqualTo(Long.toString(Instant.parse("2027-02-20T12:00:00Z").getEpochSecond()));
        assertThat(item.get("report").s()).isEqualTo(answer);
    }

    @Test
    void findsTheNewestReportAgain() throws IOException {
        AccessCheckHandler handler = check.handler(Map.of());
        AccessReports kept = new AccessReports(TABLE.dynamoDb(), TABLE.name());
        assertThat(kept.latest()).isEmpty();

        DeployedCheck.invoke(handler, "{}");
        check.now = check.now.plusMillis(1);
        check.provider.willAnswer(
                401, "application/json", "{\"error\": {\"code\": \"invalid_api_key\"}}");
        String second = DeployedCheck.invoke(handler, "{}");

        assertThat(kept.latest()).map(Json::text).hasValue(second);
        assertThat(kept.latest()).map(AccessReport::reason).hasValue(Reason.KEY_INVALID);
    }

    @Test
    @Tag("slow")
    void givesAProviderNoMoreTimeThanWhoAsksHas() throws IOException {
        check.provider.willAnswer(AccessCheckHandlerTest::neverAnswer);

        JsonNode report =
                Json.tree(
                        DeployedCheck.invoke(
                                check.handler(Map.of("PROVIDER_TIMEOUT_SECONDS", "60")),
                                "{\"patience_seconds\":1}"));

        assertThat(report.path("reason").asText()).isEqualTo("unreachable");
    }

    @Test
    void usesANewKeyWithoutARestart() throws IOException {
        AccessCheckHandler handler = check.handler(Map.of());
        DeployedCheck.invoke(handler, "{}");
        check.secret = "{\"api_key\": \"sk-test-another-one-abcd\"}";
        check.now = check.now.plusSeconds(120);

        JsonNode report = Json.tree(DeployedCheck.invoke(handler, "{}"));

        assertThat(check.provider.requests().getLast()).endsWith("Bearer sk-test-another-one-abcd");
        assertThat(report.path("key_ending").asText()).isEqualTo("abcd");
    }

    @Test
    void saysThatTheKeyIsMissing() throws IOException {
        check.secret = "{\"api_key\": \"\"}";
        check.provider.willAnswer(
                401, "application/json", "{\"error\": {\"message\": \"No key.\"}}");

        JsonNode report = Json.tree(DeployedCheck.invoke(check.handler(Map.of()), "{}"));

        assertThat(report.path("verdict").asText()).isEqualTo("blocked");
        assertThat(report.path("reason").asText()).isEqualTo("key_missing");
        assertThat(report.path("key_ending").isNull()).isTrue();
    }

    @Test
    void keepsTheKeyOutOfTheReportWhenTheProviderRepeatsIt() throws IOException {
        String organization = "org-" + Situation.KEY;
        check.provider.willAnswer(
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

        String report = DeployedCheck.invoke(check.handler(Map.of()), "{}");

        assertThat(report).contains("\"key_invalid\"", "Incorrect API key provided: [key]");
        assertThat(report + check.onlyItem()).doesNotContain("0123456789");
    }

    @Test
    void goesOnWithoutAnAdminKeyThatItCannotRead() throws IOException {
        check.adminSecret = "sk-admin-pasted-without-json";

        String report = DeployedCheck.invoke(check.handler(Map.of()), "{}");

        assertThat(report)
                .contains("Not looked at: the admin secret is not JSON such as")
                .doesNotContain("pasted");
        assertThat(Json.tree(report).path("verdict").asText()).isEqualTo("ready");
    }

    @Test
    void doesNotTakeAListOfAnotherShapeForMissingAccess() throws IOException {
        check.provider.willAnswer(200, "application/json", "{\"models\": [\"wan-3\"]}");

        JsonNode report = Json.tree(DeployedCheck.invoke(check.handler(Map.of()), "{}"));

        assertThat(report.path("verdict").asText()).isEqualTo("unknown");
        assertThat(report.path("reason").asText()).isEqualTo("not_an_openai_api");
    }

    @Test
    void namesTheSettingWhenAWebPageStandsAtTheAddress() throws IOException {
        check.provider.willAnswer(200, "text/html", "<!doctype html><title>Welcome</title>");

        JsonNode report = Json.tree(DeployedCheck.invoke(check.handler(Map.of()), "{}"));

        assertThat(report.path("reason").asText()).isEqualTo("not_an_openai_api");
        assertThat(report.path("sentence").asText()).contains("a web page");
        assertThat(report.path("steps").toString()).contains("PROVIDER_URL");
    }

    @Test
    void doesNotTakeAMissingListForMissingAccess() throws IOException {
        check.provider.willAnswer(404, "application/json", "{\"detail\": \"Not Found\"}");

        JsonNode report = Json.tree(DeployedCheck.invoke(check.handler(Map.of()), "{}"));

        assertThat(report.path("verdict").asText()).isEqualTo("unknown");
        assertThat(report.path("reason").asText()).isEqualTo("no_model_list");
    }

    @Test
    void saysThatNobodyListensAtTheAddress() throws IOException {
        URI gone;
        try (ScriptedModelList closed = new ScriptedModelList()) {
            gone = closed.address();
        }

        JsonNode report =
                Json.tree(
                        DeployedCheck.invoke(
                                check.handler(Map.of("PROVIDER_URL", gone.toString())), "{}"));

        assertThat(report.path("reason").asText()).isEqualTo("unreachable");
        assertThat(report.path("try_again_at").asLong())
                .isEqualTo(check.now.plusSeconds(900).getEpochSecond());
    }

    @Test
    @Tag("slow")
    void endsInTimeWhenTheProviderSaysNothing() throws IOException {
        check.provider.willAnswer(AccessCheckHandlerTest::neverAnswer);

        JsonNode report =
                Json.tree(
                        DeployedCheck.invoke(
                                check.handler(Map.of("PROVIDER_TIMEOUT_SECONDS", "1")), "{}"));

        assertThat(report.path("reason").asText()).isEqualTo("unreachable");
    }

    @Test
    @Tag("slow")
    void endsInTimeWhenTheProviderIsGivenMoreTimeThanTheFunction() throws IOException {
        check.provider.willAnswer(AccessCheckHandlerTest::neverAnswer);

        JsonNode report =
                Json.tree(
                        DeployedCheck.invoke(
                                check.handler(Map.of("PROVIDER_TIMEOUT_SECONDS", "3600")),
                                "{}",
                                new RemainingTime(5_500)));

        assertThat(report.path("reason").asText()).isEqualTo("unreachable");
        assertThat(check.onlyItem()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{", "{} {}", "not json"})
    void refusesAnInputThatIsNotJson(String input) {
        AccessCheckHandler handler = check.handler(Map.of());

        assertThatThrownBy(() -> DeployedCheck.invoke(handler, input))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be JSON");
        assertThat(check.provider.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_REGION",
                "ACCESS_TABLE",
                "VIDEO_MODELS",
                "PROVIDERS",
                "PROVIDER_URL",
                "PROVIDER_URLS",
                "PROVIDER_ENCODING",
                "PROVIDER_TIMEOUT_SECONDS",
                "PROVIDER_ALLOWS_HTTP",
                "RUNS_LOCALLY",
                "PROVIDER_SECRET",
                "ADMIN_SECRET",
                "ACCESS_CHECK_MINUTES",
                "EVENT_BUS",
                "METRICS_NAMESPACE"
            })
    void namesTheVariableThatIsMissing(String name) {
        Map<String, String> environment = check.environment();
        environment.remove(name);

        assertThatThrownBy(() -> new AccessCheckHandler(environment))
                .isInstanceOf(BadEnvironmentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("template.yaml");
    }

    private static void neverAnswer(HttpExchange exchange) {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            // The listener is being closed: the test has its answer.
            Thread.currentThread().interrupt();
        }
    }
}

package reelay.accesscheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.access.AccessTable;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.access.kept.KeptMilestones;
import reelay.provider.ProviderCredentials;
import reelay.video.Json;

/** What really happened to accounts, and what the report makes of it. */
class FieldCasesTest {

    private static final AccessTable TABLE = new AccessTable();
    private static final String TAKEN =
            "{\"id\":\"job_1\",\"object\":\"video\",\"status\":\"queued\",\"model\":\"film-1\"}";
    private static final String NO_CREDIT =
            "{\"error\":{\"message\":\"user quota is not enough\",\"code\":\"quota_not_enough\"}}";

    private final DeployedCheck check = new DeployedCheck(TABLE);
    private List<String> listed = List.of("film-1", "film-2");
    private boolean more;
    private String organization = "";

    @BeforeAll
    static void signWithAnyCredentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterEach
    void close() {
        check.close();
    }

    @AfterAll
    static void stop() {
        TABLE.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    401 | {"error":{"message":"User not found.","code":401}} | blocked | key_invalid
                    403 | {"error":{"message":"Missing scopes: api.videos.write"}} | blocked | key_not_permitted
                    404 | {"error":{"message":"Invalid URL (POST /v1/videos)"}} | blocked | not_an_openai_api
                    403 | <html><body>Sign in to go on</body></html> | blocked | not_an_openai_api
                    403 | {"error":{"message":"Computer says no."}} | unknown | request_refused
                    """)
    void isNeverReadyWhereTheListIsFineAndVideosAreRefused(
            int status, String body, String verdict, String reason) throws IOException {
        ask("film-1", status, body, Duration.ofMinutes(1));

        JsonNode report = report("film-1");

        assertThat(verdict(report)).isEqualTo(verdict + " " + reason);
        assertThat(standing(report)).isEqualTo("film-1 refused " + reason);
        assertThat(report.path("steps")).isNotEmpty();
    }

    @Test
    void quotesWordsThatNobodyKnowsAndBlamesNobody() throws IOException {
        ask("film-1", 403, "{\"error\":{\"message\":\"Computer says no.\"}}", Duration.ofDays(2));

        JsonNode report = report("film-1");

        assertThat(report.path("sentence").asText())
                .contains("\"Computer says no.\"", "neither what is wrong with the request");
        assertThat(report.path("standing").path(0).path("words").asText())
                .isEqualTo("Computer says no.");
        assertThat(report.path("steps").toString()).contains("harmless prompt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    openai/film-1 | openai/* | ready listed_not_proved
                    film-1        | *        | ready listed_not_proved
                    film-1        | film-10  | blocked model_not_enabled
                    """)
    void understandsWildcardsOfAList(String model, String inList, String verdict)
            throws IOException {
        listed = List.of("other", inList);

        assertThat(verdict(report(model))).isEqualTo(verdict);
    }

    @Test
    void believesAVideoThatWasTakenBeforeAListThatLacksItsModel() throws IOException {
        listed = List.of("base-model");
        assertThat(verdict(report("film-1"))).isEqualTo("blocked model_not_enabled");
        ask("film-1", 200, TAKEN, Duration.ofHours(1));

        JsonNode report = report("film-1");

        assertThat(verdict(report)).isEqualTo("ready ready");
        assertThat(standing(report)).isEqualTo("film-1 proved");
    }

    @Test
    void findsAModelOnALaterPageOfTheList() throws IOException {
        more = true;

        assertThat(verdict(report("film-3"))).isEqualTo("ready listed_not_proved");
        assertThat(check.provider.requests()).hasSize(2);
    }

    @Test
    void showsNamesThatAreNear() throws IOException {
        listed = List.of("vendor/Film-1", "other");

        assertThat(report("film-1").path("sentence").asText())
                .contains("does not list film-1", "It lists vendor/Film-1.");
    }

    @Test
    void doesNotBlameTheAccountForAPromptThatWasFlagged() throws IOException {
        ask(
                "film-1",
                403,
                "{\"error\":{\"message\":\"Input was flagged for moderation: violence\"}}",
                Duration.ofMinutes(1));

        assertThat(verdict(report("film-1"))).isEqualTo("ready listed_not_proved");
    }

    @Test
    void letsAVideoOfAnyModelOvertakeWhatConcernsTheAccount() throws IOException {
        ask("film-1", 403, NO_CREDIT, Duration.ofDays(1));
        JsonNode before = report("film-1,film-2");
        ask("film-2", 200, TAKEN, Duration.ofHours(1));

        JsonNode after = report("film-1,film-2");

        assertThat(verdict(before)).isEqualTo("blocked credit_exhausted");
        assertThat(standing(before))
                .isEqualTo("film-1 refused credit_exhausted, film-2 refused credit_exhausted");
        assertThat(verdict(after)).isEqualTo("ready listed_not_proved");
        assertThat(standing(after)).isEqualTo("film-1 listed, film-2 proved");
        assertThat(after.path("sentence").asText())
                .contains("Proved: 127.0.0.1 took a video of film-2")
                .contains("Listed, not proved: 127.0.0.1 lists film-1,");
    }

    @Test
    void letsNoOtherModelOvertakeWhatConcernsAModel() throws IOException {
        ask(
                "film-1",
                404,
                "{\"error\":{\"message\":\"The model `film-1` does not"
                        + " exist\",\"code\":\"model_not_found\"}}",
                Duration.ofDays(1));
        ask("film-2", 200, TAKEN, Duration.ofHours(1));

        JsonNode report = report("film-1,film-2");

        assertThat(verdict(report)).isEqualTo("blocked model_not_enabled");
        assertThat(standing(report)).isEqualTo("film-1 refused model_not_enabled, film-2 proved");
    }

    @Test
    void isNotProvedByAVideoBeforeARefusal() throws IOException {
        ask("film-1", 200, TAKEN, Duration.ofHours(2));
        ask("film-1", 401, "{\"error\":{\"message\":\"User not found.\"}}", Duration.ofHours(1));

        JsonNode report = report("film-1");

        assertThat(verdict(report)).isEqualTo("blocked key_invalid");
        assertThat(state(report, "key_in_configuration")).isEqualTo("open");
    }

    @Test
    void isNotProvedByAVideoOfOneOfTwoModels() throws IOException {
        ask("film-1", 200, TAKEN, Duration.ofHours(1));

        JsonNode report = report("film-1,film-2");

        assertThat(verdict(report)).isEqualTo("ready listed_not_proved");
        assertThat(state(report, "billing_active")).isEqualTo("unknown");
    }

    @Test
    void forgetsARefusalOfAnotherSecretAndWhatAnotherSecretProved() throws IOException {
        ask("film-1", 401, "{\"error\":{\"message\":\"User not found.\"}}", Duration.ofHours(2));
        ask("film-2", 200, TAKEN, Duration.ofHours(3));
        check.secret = "{\"api_key\": \"sk-another-0123456789-abcd\"}";

        JsonNode report = report("film-1,film-2");

        assertThat(verdict(report)).isEqualTo("ready listed_not_proved");
        assertThat(standing(report)).isEqualTo("film-1 listed, film-2 listed");
    }

    @Test
    void knowsThatDeploymentsAreTheModelsAtAzure() throws IOException {
        ask(
                "film-1",
                404,
                "{\"error\":{\"code\":\"DeploymentNotFound\",\"message\":\"The API deployment for"
                        + " this resource does not exist.\"}}",
                Duration.ofMinutes(1));

        JsonNode report = report("film-1");

        assertThat(verdict(report)).isEqualTo("blocked model_not_enabled");
        assertThat(report.path("steps").path(0).path("text").asText())
                .contains("names of your deployments");
    }

    @Test
    void sendsNobodyToVerifyForAModelThatAGatewayPassesOnAfterItsEnd() throws IOException {
        listed = List.of("sora-2");
        organization = "org-theirs";
        ask(
                "sora-2",
                403,
                "{\"error\":{\"message\":\"Your organization must be verified to use the model"
                        + " `sora-2`.\"}}",
                Duration.ofMinutes(1));

        JsonNode report = report("sora-2");

        assertThat(verdict(report)).isEqualTo("blocked provider_retired");
        assertThat(report.path("sentence").asText()).contains("2026-09-24");
        assertThat(withoutMilestones(report)).doesNotContain("verif");
    }

    @Test
    void asksNobodyAboutWhatIsKnownToBeSwitchedOff() throws IOException {
        String text =
                DeployedCheck.invoke(
                        check.handler(
                                Map.of(
                                        "PROVIDER_URL", "https://api.openai.com/v1",
                                        "VIDEO_MODELS", "sora-2,sora-2-pro")),
                        "{}");

        JsonNode report = Json.tree(text);
        assertThat(verdict(report)).isEqualTo("blocked provider_retired");
        assertThat(report.path("findings")).hasSize(1);
        assertThat(report.path("checklist")).isEmpty();
        assertThat(withoutMilestones(report)).doesNotContain("verif");
    }

    @Test
    void sendsNobodyToVerifyForAKeyThatIsRefusedSince() throws IOException {
        ask(
                "film-1",
                403,
                "{\"error\":{\"message\":\"Your organization must be verified to use this.\"}}",
                Duration.ofHours(1));
        check.provider.willAnswer(
                401,
                "application/json",
                "{\"error\":{\"message\":\"Incorrect API key provided\"}}");

        JsonNode report =
                Json.tree(
                        DeployedCheck.invoke(
                                check.handler(Map.of("VIDEO_MODELS", "film-1")), "{}"));

        assertThat(verdict(report)).isEqualTo("blocked key_invalid");
        assertThat(report.path("steps").toString()).doesNotContain("verif");
    }

    @Test
    void endsARefusalWithTheEndOfItsWait() throws IOException {
        ask("film-1", 429, "{\"error\":{\"message\":\"slow down\"}}", Duration.ofMinutes(14));
        assertThat(verdict(report("film-1"))).isEqualTo("unknown rate_limited");

        check.now = check.now.plusSeconds(120);

        assertThat(verdict(report("film-1"))).isEqualTo("ready listed_not_proved");
    }

    @Test
    void tellsEachLineOfTheChecklist() throws IOException {
        organization = "org-theirs";
        listed = List.of("film-1");
        assertThat(lines(report("film-1")))
                .isEqualTo(
                        "organization_verified unknown, waited_after_verification unknown,"
                                + " key_newer_than_verification unknown, key_in_configuration done,"
                                + " configuration_read done, billing_active unknown,"
                                + " organization_id_set unknown");

        tell(Milestones.NONE.with(Milestone.VERIFIED_AT, ago(Duration.ofMinutes(10))));
        assertThat(lines(report("film-1")))
                .startsWith("organization_verified done, waited_after_verification open,");

        tell(
                Milestones.NONE
                        .with(Milestone.VERIFIED_AT, ago(Duration.ofHours(2)))
                        .with(Milestone.KEY_CREATED_AT, ago(Duration.ofHours(3))));
        assertThat(lines(report("film-1")))
                .startsWith(
                        "organization_verified done, waited_after_verification done,"
                                + " key_newer_than_verification open,");

        ask("film-1", 200, TAKEN, Duration.ofHours(1));
        assertThat(lines(report("film-1")))
                .isEqualTo(
                        "organization_verified done, waited_after_verification done,"
                                + " key_newer_than_verification done, key_in_configuration done,"
                                + " configuration_read done, billing_active done,"
                                + " organization_id_set unknown");

        ask("film-1", 403, NO_CREDIT, Duration.ofMinutes(1));
        assertThat(lines(report("film-1"))).contains("billing_active open");
    }

    @Test
    void givesTheSupportTheExactErrorAndTheNewestOnly() throws IOException {
        organization = "org-theirs";
        listed = List.of("film-1");
        ask(
                "film-1",
                404,
                "{\"error\":{\"message\":\"No film-1 for you\",\"code\":\"model_not_found\"}}",
                Duration.ofHours(2));
        assertThat(report("film-1").path("support_message").asText())
                .contains("Organization: org-theirs\n")
                .contains("The exact error: HTTP 404 model_not_found \"No film-1 for you\"\n");

        listed = List.of("another");
        check.secret = "{\"api_key\": \"sk-another-0123456789-abcd\"}";
        assertThat(report("film-1").path("support_message").asText())
                .contains("The exact error: none; GET /v1/models does not list film-1\n");
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1", "false, 0"})
    void needsANewKeyWhereAnOlderOneIsRefusedOrSeesNoModel(boolean inList, int refused)
            throws IOException {
        tell(
                Milestones.NONE
                        .with(Milestone.VERIFIED_AT, ago(Duration.ofHours(2)))
                        .with(Milestone.KEY_CREATED_AT, ago(Duration.ofHours(3))));
        listed = inList ? List.of("film-1") : List.of("another");
        if (refused > 0) {
            ask(
                    "film-1",
                    403,
                    "{\"error\":{\"message\":\"Project `p` does not have access to model"
                            + " `film-1`\"}}",
                    Duration.ofMinutes(5));
        }

        assertThat(verdict(report("film-1")))
                .isEqualTo((inList ? "unknown" : "blocked") + " key_predates_verification");
    }

    private Optional<Instant> ago(Duration age) {
        return Optional.of(check.now.minus(age));
    }

    private static void tell(Milestones milestones) {
        new KeptMilestones(TABLE.dynamoDb(), TABLE.name()).write(milestones);
    }

    private void ask(String model, int status, String body, Duration ago) {
        check.provider.willAnswer(
                exchange ->
                        answer(
                                exchange,
                                status,
                                body.startsWith("<") ? "text/html" : "application/json",
                                body));
        RealVideo.make(
                TABLE,
                check.provider.address(),
                () -> ProviderCredentials.read(check.secret),
                model,
                check.now.minus(ago));
    }

    private JsonNode report(String models) throws IOException {
        check.provider.willAnswer(this::list);
        return Json.tree(DeployedCheck.invoke(check.handler(Map.of("VIDEO_MODELS", models)), "{}"));
    }

    private void list(HttpExchange exchange) throws IOException {
        boolean second = exchange.getRequestURI().toString().contains("after=film-2");
        Stream<String> names = second ? Stream.of("film-3") : listed.stream();
        answer(
                exchange,
                200,
                "application/json",
                "{\"object\":\"list\",\"has_more\":%s,\"data\":[%s]}"
                        .formatted(
                                more && !second,
                                names.map("{\"id\":\"%s\"}"::formatted)
                                        .collect(Collectors.joining(","))));
    }

    private void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (!organization.isEmpty()) {
            exchange.getResponseHeaders().set("openai-organization", organization);
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String verdict(JsonNode report) {
        return report.path("verdict").asText() + " " + report.path("reason").asText();
    }

    private static String standing(JsonNode report) {
        return report.path("standing")
                .valueStream()
                .map(
                        model ->
                                (model.path("model").asText()
                                                + " "
                                                + model.path("standing").asText()
                                                + " "
                                                + model.path("reason").asText(""))
                                        .replace("null", "")
                                        .strip())
                .collect(Collectors.joining(", "));
    }

    private static String lines(JsonNode report) {
        return report.path("checklist")
                .valueStream()
                .map(line -> line.path("name").asText() + " " + line.path("state").asText())
                .collect(Collectors.joining(", "));
    }

    private static String state(JsonNode report, String name) {
        return report.path("checklist")
                .valueStream()
                .filter(line -> line.path("name").asText().equals(name))
                .map(line -> line.path("state").asText())
                .collect(Collectors.joining());
    }

    /** Their names say what they are about. */
    private static String withoutMilestones(JsonNode report) {
        return report.toString()
                .replaceAll("\"milestones\":\\{[^}]*}", "")
                .toLowerCase(Locale.ROOT);
    }
}

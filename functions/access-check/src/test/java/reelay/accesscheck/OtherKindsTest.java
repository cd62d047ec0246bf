package reelay.accesscheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.access.AccessTable;
import reelay.access.ProviderSite;
import reelay.accesscheck.report.Situation;
import reelay.local.aws.eventbridge.PublishedEvent;
import reelay.provider.ProviderError;
import reelay.provider.ProviderSettings;
import reelay.provider.ProviderWiring;
import reelay.provider.models.ModelFacts;
import reelay.provider.target.OfferedModel;
import reelay.provider.target.OfferedModels;
import reelay.simulator.ProviderSimulator;
import reelay.simulator.account.Account;
import reelay.simulator.settings.SimulatorSettings;
import reelay.video.Json;
import reelay.video.Prompt;
import reelay.video.VideoRequest;
import reelay.video.environment.Environment;

/**
 * Access to providers with wires of their own: each line that docs/access.md has of them gives the
 * report it says, through the real handler against the simulator, and several providers give one
 * each.
 */
@Timeout(60)
class OtherKindsTest {

    private static final AccessTable TABLE = new AccessTable();
    private static final ProviderSimulator SIMULATOR =
            ProviderSimulator.start(SimulatorSettings.defaults().keys(Situation.KEY));

    private final DeployedCheck check = new DeployedCheck(TABLE);

    /** A line of the table. */
    record Line(
            String kind,
            String account,
            String video,
            String verdict,
            String reason,
            String firstStep) {

        static Line read(String line) {
            List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return new Line(
                    cells.get(1).replace("`", ""),
                    cells.get(2).replace("`", ""),
                    cells.get(3),
                    cells.get(4),
                    cells.get(5).replace("`", ""),
                    cells.get(6).replace("…", "").replace("–", "").strip());
        }
    }

    static Stream<Line> lines() throws IOException {
        return Files.readAllLines(DocumentedSituation.PAGE).stream()
                .filter(
                        line ->
                                line.matches(
                                        "\\| `(kling|openrouter|seedance|minimax)` \\| `[a-z_]+`"
                                                + " \\| (–|taken|refused) .*"))
                .map(Line::read);
    }

    @BeforeEach
    void giveEachProviderItsKey() {
        check.secret = secret(Situation.KEY);
        SIMULATOR.accounts().play(Account.READY);
    }

    @AfterEach
    void stop() {
        check.close();
    }

    @AfterAll
    static void stopAll() {
        SIMULATOR.close();
        TABLE.close();
    }

    @Test
    void thePageHasEveryKind() throws IOException {
        assertThat(lines())
                .hasSizeGreaterThan(30)
                .extracting(Line::kind)
                .contains("kling", "openrouter", "seedance", "minimax");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void givesTheReportThatThePageSays(Line line) throws IOException {
        play(line);
        if (!line.video().equals("–")) {
            assertThat(makeVideo(line.kind()).isEmpty()).isEqualTo(line.video().equals("taken"));
            check.now = check.now.plusSeconds(60);
        }
        long submits = SIMULATOR.submitsReceived();

        String text = DeployedCheck.invoke(check.handler(only(line.kind())), "{}");

        JsonNode report = Json.tree(text);
        assertThat(report.path("verdict").asText() + " " + report.path("reason").asText())
                .as(text)
                .isEqualTo(line.verdict() + " " + line.reason());
        assertThat(report.path("kind").asText()).isEqualTo(line.kind());
        assertThat(report.path("steps").path(0).path("text").asText(""))
                .startsWith(line.firstStep());
        assertThat(report.path("steps").isEmpty()).isEqualTo(line.firstStep().isEmpty());
        assertThat(text).doesNotContain("0123456789");
        ((ObjectNode) report).remove("milestones");
        assertThat(report.toString().toLowerCase(Locale.ROOT))
                .as("the guide of OpenAI's accounts stays with those")
                .doesNotContain("openai.com", "organization", "verif", "tier");
        assertThat(SIMULATOR.submitsReceived())
                .as("the check asks for no video")
                .isEqualTo(submits);
    }

    private void play(Line line) {
        if (line.account().equals("no_key")) {
            check.secret = "{\"%s\": {\"api_key\": \"\"}}".formatted(line.kind());
            return;
        }
        // What the others are must not matter.
        SIMULATOR.accounts().play(Account.KEY_INVALID);
        SIMULATOR.accounts().play(line.kind(), Account.ofWord(line.account()), Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void doesNotTakeSilenceForMissingAccess(String kind) throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        Map<String, String> environment =
                Map.of(
                        "PROVIDERS",
                        kind,
                        "PROVIDER_URLS",
                        kind + "=http://127.0.0.1:" + nobody,
                        "PROVIDER_URL",
                        "",
                        "VIDEO_MODELS",
                        "");

        JsonNode report = Json.tree(DeployedCheck.invoke(check.handler(environment), "{}"));

        assertThat(report.path("verdict").asText()).isEqualTo("unknown");
        assertThat(report.path("reason").asText()).isEqualTo("unreachable");
        assertThat(report.hasNonNull("try_again_at")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isNeverReadyAfterAnAnswerThatMeansNothing(String kind) throws IOException {
        check.provider.willAnswer(200, "application/json", "{\"hello\": \"there\"}");
        Map<String, String> environment =
                Map.of(
                        "PROVIDERS",
                        kind,
                        "PROVIDER_URLS",
                        kind + "=" + check.provider.address(),
                        "PROVIDER_URL",
                        "",
                        "VIDEO_MODELS",
                        "");

        String report = DeployedCheck.invoke(check.handler(environment), "{}");

        assertThat(Json.tree(report).path("verdict").asText()).as(report).isEqualTo("unknown");
    }

    static Stream<String> kinds() {
        return Stream.of("kling", "openrouter", "seedance", "minimax");
    }

    @Test
    void givesOneReportForEachProviderAndLeadsWithTheOneThatMatters() throws IOException {
        check.secret = secret(Situation.KEY).replaceFirst("\"kling\": [^}]*}", badKey("kling"));
        SIMULATOR.accounts().play("minimax", Account.CREDIT_EXHAUSTED, Optional.empty());
        makeVideo("minimax");
        makeVideo("seedance");
        check.now = check.now.plusSeconds(60);

        JsonNode found =
                Json.tree(
                        DeployedCheck.invoke(
                                check.handler(
                                        four(
                                                "wan-3,"
                                                        + "sora-2=kling/kling-3.0|seedance/seedance-2.5,"
                                                        + "hailuo=minimax/minimax-h3")),
                                "{}"));

        assertThat(found.path("kind").asText()).isEqualTo("minimax");
        assertThat(found.path("reason").asText()).isEqualTo("credit_exhausted");
        assertThat(found.path("reports").valueStream())
                .extracting(
                        report ->
                                report.path("kind").asText()
                                        + " "
                                        + report.path("verdict").asText()
                                        + " "
                                        + report.path("reason").asText())
                .containsExactly(
                        "minimax blocked credit_exhausted",
                        "kling blocked key_invalid",
                        "openai ready listed_not_proved",
                        "seedance ready ready");
        assertThat(found.path("offered").valueStream())
                .extracting(
                        model ->
                                model.path("model").asText()
                                        + " "
                                        + model.path("verdict").asText()
                                        + " "
                                        + model.path("target").asText())
                .containsExactly(
                        "wan-3 ready openai/wan-3",
                        "sora-2 ready seedance/seedance-2.5",
                        "hailuo blocked minimax/minimax-h3");
    }

    @Test
    void tellsOfAChangeAtOneProviderOnly() throws IOException {
        AccessCheckHandler handler = check.handler(four("wan-3,film=kling/kling-3.0"));
        DeployedCheck.invoke(handler, "{}");
        SIMULATOR.accounts().play("kling", Account.KEY_INVALID, Optional.empty());
        check.now = check.now.plusSeconds(60);
        DeployedCheck.invoke(handler, "{}");

        assertThat(check.events.events())
                .extracting(PublishedEvent::detail)
                .extracting(
                        detail ->
                                detail.path("kind").asText() + " " + detail.path("reason").asText())
                .containsExactly(
                        "openai listed_not_proved",
                        "kling accepted_not_proved",
                        "kling key_invalid");
    }

    @Test
    void checksWhenOneProviderWasNeverChecked() throws IOException {
        DeployedCheck.invoke(check.handler(Map.of()), "{\"scheduled\":true}");

        assertThat(
                        DeployedCheck.invoke(
                                check.handler(four("wan-3,film=kling/kling-3.0")),
                                "{\"scheduled\":true}"))
                .contains("\"reports\"");
        assertThat(
                        DeployedCheck.invoke(
                                check.handler(four("wan-3,film=kling/kling-3.0")),
                                "{\"scheduled\":true}"))
                .contains("not_due");
    }

    private Optional<ProviderError> makeVideo(String kind) {
        Map<String, String> variables = new HashMap<>(check.environment());
        variables.putAll(only(kind));
        Environment environment = new Environment(variables);
        ProviderSettings settings = ProviderSettings.from(environment);
        ProviderWiring wiring = new ProviderWiring(settings, _ -> check.secret, () -> check.now);
        Optional<ProviderError> refused = Optional.empty();
        for (OfferedModel model : OfferedModels.from(environment, settings.kinds()).models()) {
            ModelFacts facts = model.targets().getFirst().facts().orElseThrow();
            refused =
                    RealVideo.make(
                            TABLE,
                            ProviderSite.of(kind, settings.addressOf(kind)),
                            settings.addressOf(kind),
                            wiring.credentials(kind),
                            wiring.account(kind),
                            new VideoRequest(
                                    facts.ownName(),
                                    new Prompt("A heron"),
                                    facts.seconds().shortest(),
                                    facts.sizes().examples().getFirst()),
                            check.now);
        }
        return refused;
    }

    private static Map<String, String> only(String kind) {
        return Map.of(
                "PROVIDERS",
                kind,
                "PROVIDER_URLS",
                kind + "=" + SIMULATOR.baseUrl(kind),
                "PROVIDER_URL",
                "",
                // What the simulator lists there.
                "VIDEO_MODELS",
                kind.equals("openrouter") ? "google/veo-3.1" : "");
    }

    private static Map<String, String> four(String models) {
        return Map.of(
                "PROVIDERS",
                "openai,kling,seedance,minimax",
                "PROVIDER_URLS",
                "kling=%s,seedance=%s,minimax=%s"
                        .formatted(
                                SIMULATOR.baseUrl("kling"),
                                SIMULATOR.baseUrl("seedance"),
                                SIMULATOR.baseUrl("minimax")),
                "VIDEO_MODELS",
                models);
    }

    private static String secret(String key) {
        return "{\"openai\": {\"api_key\": \"%1$s\"}, \"kling\": {\"api_key\": \"%1$s\"}, \"openrouter\": {\"api_key\": \"%1$s\"}, \"seedance\": {\"api_key\": \"%1$s\"}, \"minimax\": {\"api_key\": \"%1$s\"}}"
                .formatted(key);
    }

    private static String badKey(String kind) {
        return "\"%s\": {\"api_key\": \"sk-wrong-0123456789\"}".formatted(kind);
    }
}

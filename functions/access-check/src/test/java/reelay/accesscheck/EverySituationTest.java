package reelay.accesscheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.access.AccessTable;
import reelay.access.Reason;
import reelay.access.kept.KeptMilestones;
import reelay.local.aws.eventbridge.EventBridgeEmulator;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.http.HttpListener;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.simulator.ProviderSimulator;
import reelay.simulator.account.Account;
import reelay.simulator.settings.SimulatorSettings;
import reelay.video.Json;
import reelay.video.environment.Environment;

/**
 * Every situation that docs/access.md lists gives the report it says: through the real handler,
 * over HTTP, against the simulator, at the time that the page names.
 */
@Timeout(120)
class EverySituationTest {

    /** What none of these accounts is; the tests of refusals and of other kinds have them. */
    private static final Set<Reason> UNPLAYED =
            EnumSet.of(
                    Reason.ACCEPTED_NOT_PROVED,
                    Reason.MODEL_LIST_REFUSED,
                    Reason.SECRET_UNREADABLE,
                    Reason.REQUEST_REFUSED,
                    Reason.KEY_NOT_PERMITTED,
                    Reason.ACCOUNT_CLOSED);

    private static final String KEY = "sk-simulator-0123456789-wxyz";
    private static final String ADMIN_KEY = "sk-admin-0123456789-abcd";

    /** An answer that does not come is waited for no longer than this; the others have time. */
    private static final List<String> WITHOUT_AN_END = List.of("silent", "slow_model_list");

    private static volatile Instant now = Instant.EPOCH;
    private static volatile String providerSecret = "{}";
    private static volatile String adminSecret = "{}";

    private static final InstantSource CLOCK = () -> now;
    private static final AccessTable TABLE = new AccessTable();
    private static final EventBridgeEmulator EVENTS =
            EventBridgeEmulator.start(0, Optional.empty(), CLOCK);
    private static final ProviderSimulator SIMULATOR =
            ProviderSimulator.start(
                    SimulatorSettings.defaults()
                            .keys(KEY)
                            .adminKeys(ADMIN_KEY)
                            .alsoNamed(NamesOnThisMachine.OPENAI)
                            .clock(CLOCK));
    private static final HttpListener SECRETS =
            HttpListener.start(
                    0,
                    new AwsJsonHandler(
                            "secretsmanager",
                            "1.1",
                            Map.of("GetSecretValue", EverySituationTest::secretValue)));

    @BeforeAll
    static void signWithAnyCredentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterEach
    void forget() {
        TABLE.clear();
    }

    @AfterAll
    static void stop() {
        SIMULATOR.close();
        SECRETS.close();
        EVENTS.close();
        TABLE.close();
    }

    static Stream<DocumentedSituation> situations() throws IOException {
        return DocumentedSituation.all();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void givesTheReportThatThePageSays(DocumentedSituation situation) throws IOException {
        prepare(situation);
        long submits = SIMULATOR.submitsReceived();

        String text = check(situation);

        JsonNode report = Json.tree(text);
        assertThat(report.path("verdict").asText() + " " + report.path("reason").asText())
                .as(text)
                .isEqualTo(situation.verdict() + " " + situation.reason());
        assertThat(Optional.ofNullable(report.path("try_again_at").numberValue()))
                .map(seconds -> Instant.ofEpochSecond(seconds.longValue()))
                .isEqualTo(situation.tryAgainAt());
        assertThat(report.path("steps").path(0).path("text").asText(""))
                .startsWith(situation.step().orElse(""));
        assertThat(report.path("steps").isEmpty()).isEqualTo(situation.step().isEmpty());
        assertThat(text).doesNotContain("0123456789");
        assertThat(SIMULATOR.submitsReceived())
                .as("the check asks for no video")
                .isEqualTo(submits);
        if (situation.reason().equals("provider_retired")) {
            assertThat(advice(report)).doesNotContain("verif");
        }
    }

    @Test
    void thePageKnowsEveryReasonAndTheSimulatorsEveryAccount() throws IOException {
        List<DocumentedSituation> all = situations().toList();
        String page = Files.readString(DocumentedSituation.PAGE);

        assertThat(all).hasSizeGreaterThan(40);
        assertThat(all)
                .extracting(DocumentedSituation::account)
                .containsAll(Stream.of(Account.values()).map(Account::word).toList());
        assertThat(Stream.of(Reason.values()).map(Reason::word))
                .allSatisfy(reason -> assertThat(page).contains("| `" + reason + "` |"));
        assertThat(all)
                .extracting(DocumentedSituation::reason)
                .containsAll(
                        Stream.of(Reason.values())
                                .filter(reason -> !UNPLAYED.contains(reason))
                                .map(Reason::word)
                                .toList());
    }

    private static String advice(JsonNode report) {
        StringBuilder all = new StringBuilder(report.path("sentence").asText());
        all.append(report.path("steps")).append(report.path("checklist"));
        report.path("findings")
                .forEach(
                        finding ->
                                all.append(finding.path("sentence"))
                                        .append(finding.path("advice")));
        return all.append(report.path("support_message")).toString().toLowerCase(Locale.ROOT);
    }

    private static void prepare(DocumentedSituation situation) {
        SIMULATOR.accounts().play(Account.ofWord(situation.account()));
        providerSecret = Json.text(situation.secret(KEY));
        adminSecret = situation.admin() ? "{\"admin_key\": \"" + ADMIN_KEY + "\"}" : "{}";
        new KeptMilestones(TABLE.dynamoDb(), TABLE.name()).write(situation.milestones());
        situation
                .videoAge()
                .ifPresent(
                        age -> {
                            now = situation.time().minus(age);
                            makeVideo(situation);
                        });
        now = situation.time();
    }

    private static void makeVideo(DocumentedSituation situation) {
        Optional<ProviderError> refused =
                RealVideo.make(
                        TABLE,
                        address(situation),
                        EverySituationTest::credentials,
                        situation.model(),
                        now);
        assertThat(refused.isEmpty()).as(refused.toString()).isEqualTo(situation.videoTaken());
    }

    private static ProviderCredentials credentials() {
        return ProviderCredentials.read(providerSecret);
    }

    private static URI address(DocumentedSituation situation) {
        return URI.create(
                "http://" + situation.host() + ":" + SIMULATOR.address().getPort() + "/v1");
    }

    private static String check(DocumentedSituation situation) throws IOException {
        String timeout = WITHOUT_AN_END.contains(situation.account()) ? "1" : "30";
        Map<String, String> environment = new HashMap<>(TABLE.environment());
        environment.putAll(
                Map.of(
                        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                        SECRETS.address().toString(),
                        "AWS_ENDPOINT_URL_EVENTBRIDGE",
                        EVENTS.address().toString(),
                        "VIDEO_MODELS",
                        situation.model(),
                        "PROVIDER_URL",
                        address(situation).toString(),
                        "PROVIDER_ENCODING",
                        "json",
                        "PROVIDER_TIMEOUT_SECONDS",
                        timeout,
                        "PROVIDER_SECRET",
                        "provider-secret",
                        "ADMIN_SECRET",
                        "admin-secret",
                        "ACCESS_CHECK_MINUTES",
                        "15",
                        "EVENT_BUS",
                        "default"));
        environment.put("METRICS_NAMESPACE", "Reelay/test");
        environment.put("PROVIDERS", "openai");
        environment.put("PROVIDER_URLS", "");
        // Public hosts, reached through the simulator's port.
        environment.put("PROVIDER_ALLOWS_HTTP", "true");
        environment.put("RUNS_LOCALLY", "false");
        AccessCheckHandler handler =
                new AccessCheckHandler(
                        AccessCheckHandler.fromEnvironment(new Environment(environment), CLOCK));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)),
                out,
                new RemainingTime(100_000));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode secretValue(JsonNode input) {
        boolean admin = input.path("SecretId").asText().equals("admin-secret");
        return new ObjectMapper()
                .createObjectNode()
                .put("SecretString", admin ? adminSecret : providerSecret);
    }
}

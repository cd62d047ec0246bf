package reelay.accesscheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.access.AccessTable;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.access.ProviderSite;
import reelay.access.kept.KeptMilestones;
import reelay.access.kept.SubmitEvidence;
import reelay.local.aws.eventbridge.EventBridgeEmulator;
import reelay.local.aws.eventbridge.EventRule;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.aws.sns.Topics;
import reelay.local.http.HttpListener;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.video.Json;
import reelay.video.environment.Environment;

/**
 * A day of the schedule, minute by minute, with the real handler and the clock in the test's hand:
 * the account works, turns out to be unverified, is verified, and works again.
 */
@Tag("slow")
class OneScheduledDayTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");
    private static final String TICK = "{\"scheduled\":true}";

    private final ScriptedModelList provider = new ScriptedModelList();
    private final AccessTable table = new AccessTable();
    private final HttpListener secrets =
            HttpListener.start(
                    0,
                    new AwsJsonHandler(
                            "secretsmanager",
                            "1.1",
                            Map.of(
                                    "GetSecretValue",
                                    _ ->
                                            Json.object()
                                                    .put(
                                                            "SecretString",
                                                            "{\"api_key\":\"sk-test-wxyz\"}"))));
    private final PrintStream standardOutput = System.out;
    private final ByteArrayOutputStream functionLog = new ByteArrayOutputStream();
    private final List<String> day = new ArrayList<>();

    private @TempDir Path folder;
    private volatile Instant now = MIDNIGHT;
    private EventBridgeEmulator events;
    private Topics topics;
    private AccessCheckHandler handler;

    @BeforeEach
    void deploy() throws IOException {
        provider.willAnswer(
                200, "application/json", "{\"object\":\"list\",\"data\":[{\"id\":\"wan-3\"}]}");
        topics = new Topics(folder, () -> now);
        events = EventBridgeEmulator.start(0, Optional.empty(), () -> now);
        // The rule of template.yaml.
        events.add(
                new EventRule(
                        "default",
                        Json.tree("{\"source\":[\"reelay\"],\"detail-type\":[\"Access Changed\"]}"),
                        event -> topics.publish("access-topic", event.toString())));
        handler =
                new AccessCheckHandler(
                        AccessCheckHandler.fromEnvironment(
                                new Environment(environment()), () -> now));
        System.setOut(new PrintStream(functionLog, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(standardOutput);
        provider.close();
        table.close();
        secrets.close();
        events.close();
    }

    @Test
    void checksEveryQuarterOfAnHourAndAtTheEndOfAWindowAndTellsEachChangeOnce() throws IOException {
        Map<Instant, Runnable> happenings =
                Map.of(
                        at("06:10"), this::aVideoIsRefusedAsUnverified,
                        at("09:05"), this::theOrganizationIsVerified,
                        at("09:32"), this::aVideoIsTaken);
        int ticks = 0;
        List<Instant> checks = new ArrayList<>();
        for (; now.isBefore(MIDNIGHT.plus(Duration.ofDays(1))); now = now.plusSeconds(60)) {
            happenings.getOrDefault(now, () -> {}).run();
            ticks++;
            JsonNode answer = tick();
            if (answer.has("verdict")) {
                checks.add(now);
                note(answer);
            }
        }

        Alarm alarm = Alarm.over(functionLog.toString(StandardCharsets.UTF_8));
        print(ticks, checks.size(), alarm);
        assertThat(ticks).isEqualTo(1_440);
        assertThat(checks).hasSize(97).contains(at("06:00"), at("06:15"), at("09:30"), at("09:35"));
        assertThat(provider.requests()).hasSize(97);
        assertThat(events.events())
                .extracting(event -> event.detail().path("reason").asText())
                .containsExactly(
                        "listed_not_proved",
                        "organization_unverified",
                        "verification_propagating",
                        "ready");
        assertThat(topics.notifications()).hasSize(4);
        assertThat(alarm.changes()).containsExactly("ALARM", "OK");
    }

    private void aVideoIsRefusedAsUnverified() {
        happened("a video is refused: the organization must be verified");
        evidence()
                .refused(
                        "wan-3",
                        new ProviderError(
                                ProviderErrorKind.ORGANIZATION_UNVERIFIED,
                                OptionalInt.of(403),
                                Optional.empty(),
                                "Your organization must be verified to use the model `wan-3`.",
                                Optional.empty(),
                                Optional.empty()),
                        now);
    }

    private void theOrganizationIsVerified() {
        happened("somebody verifies the organization and says so");
        new KeptMilestones(table.dynamoDb(), table.name())
                .write(Milestones.NONE.with(Milestone.VERIFIED_AT, Optional.of(now)));
    }

    private void aVideoIsTaken() {
        happened("a video that was held is taken");
        evidence().succeeded("wan-3", now);
    }

    private JsonNode tick() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(TICK.getBytes(StandardCharsets.UTF_8)),
                out,
                new RemainingTime(30_000));
        return Json.tree(out.toByteArray());
    }

    /** Only what differs from the line before. */
    private void note(JsonNode report) {
        String found =
                report.path("verdict").asText() + " (" + report.path("reason").asText() + ")";
        boolean same =
                day.stream().filter(line -> line.contains(" check: ")).toList().stream()
                        .reduce((_, last) -> last)
                        .filter(last -> last.endsWith(found))
                        .isPresent();
        if (!same) {
            day.add(time() + " check: " + found);
        }
    }

    private void happened(String what) {
        day.add(time() + " " + what);
    }

    private String time() {
        return now.toString().substring(11, 16);
    }

    private void print(int ticks, int checks, Alarm alarm) {
        day.forEach(standardOutput::println);
        standardOutput.printf(
                "%d ticks, %d checks, %d events, %d messages by the rule, %d by the alarm %s%n",
                ticks,
                checks,
                events.events().size(),
                topics.notifications().size(),
                alarm.changes().size(),
                alarm.changes());
    }

    private SubmitEvidence evidence() {
        return new SubmitEvidence(
                table.dynamoDb(), table.name(), ProviderSite.of(provider.address()));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-22T" + time + ":00Z");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(table.environment());
        environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.address().toString());
        environment.put("AWS_ENDPOINT_URL_EVENTBRIDGE", events.address().toString());
        environment.put("VIDEO_MODELS", "wan-3");
        environment.put("PROVIDERS", "openai");
        environment.put("PROVIDER_URLS", "");
        environment.put("PROVIDER_URL", provider.address().toString());
        environment.put("PROVIDER_ENCODING", "json");
        environment.put("PROVIDER_TIMEOUT_SECONDS", "10");
        environment.put("PROVIDER_ALLOWS_HTTP", "false");
        environment.put("RUNS_LOCALLY", "false");
        environment.put("PROVIDER_SECRET", "provider-secret");
        environment.put("ADMIN_SECRET", "admin-secret");
        environment.put("ACCESS_CHECK_MINUTES", "15");
        environment.put("EVENT_BUS", "default");
        environment.put("METRICS_NAMESPACE", "Reelay/test");
        return environment;
    }

    /**
     * What CloudWatch makes of the log: the lines are its metric, and the alarm keeps its state
     * where nothing is said.
     *
     * @param changes the states it changed to; each is a message to the topic
     */
    private record Alarm(List<String> changes) {

        static Alarm over(String log) {
            List<String> changes = new ArrayList<>();
            String state = "OK";
            for (String line : log.lines().toList()) {
                String next =
                        line.contains("\"AccessReady\":0")
                                ? "ALARM"
                                : line.contains("\"AccessReady\":1") ? "OK" : state;
                if (!next.equals(state)) {
                    changes.add(next);
                }
                state = next;
            }
            return new Alarm(changes);
        }
    }
}

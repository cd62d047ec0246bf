package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import reelay.simulator.account.Account;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;
import reelay.video.Json;
import reelay.video.Secret;
import reelay.video.metric.Metric;

/** Every line the functions log while videos succeed, wait and fail, and two schedules are due. */
@Isolated("takes System.out for itself")
final class WhatIsLoggedTest {

    private static final String PROMPT = "UNMISTAKABLE-PROMPT";
    private static final Secret WRONG_KEY = new Secret("sk-reelay-UNMISTAKABLE-KEY");

    @TempDir private static Path data;

    /** Another class's stack may still make its videos in this JVM. */
    private static final Set<String> VIDEOS = new HashSet<>();

    private static String log;
    private static Secret key;

    @BeforeAll
    static void live() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream before = System.out;
        PrintStream errorsBefore = System.err;
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        try (Stack stack =
                Stack.start(
                        StackSettings.of(StackUnderTest.PROJECT, data)
                                .on(Ports.free())
                                .generating(Duration.ofSeconds(1))
                                .withParameters(Map.of("VideoPrices", "sora-2=0.10")))) {
            key = stack.apiKey();
            live(stack, new StackUnderTest(stack));
        } finally {
            System.setOut(before);
            System.setErr(errorsBefore);
        }
        log = written.toString(StandardCharsets.UTF_8);
    }

    private static void live(Stack stack, StackUnderTest app) {
        for (String fault : List.of("[fault:moderation]", "[fault:unauthorized]")) {
            app.end(created(app, PROMPT + fault));
        }
        String completed = created(app, PROMPT);
        app.end(completed);
        app.content(completed);
        assertThat(new StackUnderTest(stack.addresses().api(), WRONG_KEY).status("/v1/videos"))
                .isEqualTo(401);
        stack.simulator().orElseThrow().accounts().play(Account.UNVERIFIED);
        app.put(
                "/v1/access/milestones",
                Json.object().put("verified_at", Instant.now().minusSeconds(600).toString()));
        created(app, PROMPT);
        Awaitility.await().until(() -> !app.get("/v1/access").path("held").isEmpty());
        stack.lambda().invoke("AccessCheckFunction:live", "{}");
        stack.lambda().invoke("SweepFunction:live", "{}");
    }

    private static String created(StackUnderTest app, String prompt) {
        String id = app.create(prompt);
        VIDEOS.add(id);
        return id;
    }

    @Test
    void isNoPromptNoKeyAndNoLink() {
        assertThat(log)
                .contains("store.completed", "moderation_blocked", "key_invalid")
                .doesNotContain(PROMPT, key.value(), "UNMISTAKABLE-KEY", "X-Amz-Signature");
    }

    @Test
    void isEveryMetricInTheFormThatCloudWatchReads() {
        Set<Metric> written = EnumSet.noneOf(Metric.class);
        for (JsonNode line : lines()) {
            for (JsonNode directive : line.at("/_aws/CloudWatchMetrics")) {
                assertThat(directive.path("Namespace").asText()).isEqualTo("Reelay/reelay");
                for (JsonNode described : directive.path("Metrics")) {
                    Metric metric = metric(described.path("Name").asText());
                    written.add(metric);
                    assertThat(described.path("Unit").asText()).isEqualTo(metric.unit());
                    assertThat(directive.path("Dimensions")).isEqualTo(dimensions(metric));
                    assertThat(line.path(metric.word()).isNumber()).as(line.toString()).isTrue();
                    assertThat(metric.dimension().map(it -> line.path(it.word()).isTextual()))
                            .as(line.toString())
                            .isNotEqualTo(Optional.of(false));
                }
            }
            assertThat(Duration.between(time(line), Instant.now()))
                    .isBetween(Duration.ofSeconds(-5), Duration.ofMinutes(5));
        }

        assertThat(written).containsExactlyInAnyOrder(Metric.values());
    }

    @Test
    void isWhatTheVideosCameTo() {
        // The provider takes the video that its moderation then ends.
        assertThat(values(Metric.ACCEPTED)).containsExactly(1.0, 1.0);
        assertThat(values(Metric.DOLLARS)).containsExactly(0.4, 0.4);
        assertThat(values(Metric.COMPLETED)).containsExactly(1.0);
        assertThat(values(Metric.SECONDS_TO_COMPLETE))
                .singleElement()
                .satisfies(seconds -> assertThat(seconds).isBetween(1.0, 60.0));
        assertThat(codes()).containsExactlyInAnyOrder("moderation_blocked", "key_invalid");
        assertThat(values(Metric.ACCESS_READY).getLast()).isEqualTo(0.0);
        assertThat(values(Metric.OPEN).getLast()).isEqualTo(1.0);
        assertThat(values(Metric.TROUBLED)).containsOnly(0.0);
    }

    private static JsonNode dimensions(Metric metric) {
        var sets = Json.object().putArray("Dimensions");
        sets.addArray();
        metric.dimension().ifPresent(dimension -> sets.addArray().add(dimension.word()));
        return sets;
    }

    private static Metric metric(String word) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new AssertionError(word));
    }

    private static Instant time(JsonNode line) {
        return Instant.ofEpochMilli(line.at("/_aws/Timestamp").asLong());
    }

    private static List<Double> values(Metric metric) {
        return lines().stream()
                .filter(line -> line.has(metric.word()))
                .map(line -> line.path(metric.word()).asDouble())
                .toList();
    }

    private static Set<String> codes() {
        return lines().stream()
                .filter(line -> line.has(Metric.FAILED.word()))
                .map(line -> line.path("Code").asText())
                .collect(Collectors.toSet());
    }

    private static List<JsonNode> lines() {
        return log.lines()
                .filter(line -> line.contains("\"_aws\""))
                .map(WhatIsLoggedTest::json)
                .filter(
                        line ->
                                !line.has("video_id")
                                        || VIDEOS.contains(line.path("video_id").asText()))
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return Json.tree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}

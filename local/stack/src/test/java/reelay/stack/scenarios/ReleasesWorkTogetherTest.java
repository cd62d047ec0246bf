package reelay.stack.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.stack.scenarios.Scenario.named;
import static reelay.stack.scenarios.Scenario.times;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * Executions keep the state machine that they began with and call the functions that are deployed
 * now; while a deployment is under way, or is taken back, it is the other way round. So every mix
 * of an earlier release and this one makes the video, or says why there is none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleasesWorkTogetherTest {

    private static final Path NOW = Path.of("statemachine/video.asl.json");
    private static final List<String> STEPS = List.of("Submit", "Poll", "Store");

    /**
     * What a step answers, and the code that the video ends with; none where nothing is left to do.
     * Busy without a failure is of 2026-11-22 alone.
     */
    private static final String ENDS =
            """
            Submit busy provider_busy
            Submit busy_unclear submit_unclear
            Submit held organization_unverified
            Submit refused key_invalid
            Submit already_final -
            Poll running deadline_exceeded
            Poll failed moderation_blocked
            Poll already_final -
            Store not_yet content_unavailable
            Store failed content_refused
            Store already_final -
            """;

    private Engine engine;

    @BeforeAll
    void start() {
        assertThat(EarlierRelease.all()).isNotEmpty();
        engine = new VirtualEngine();
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    /** A video is made by a state machine and steps of either release. */
    record Mix(EarlierRelease release, boolean earlierDefinition, Set<String> earlierSteps) {
        @Override
        public String toString() {
            return "%s: state machine %s, of then %s"
                    .formatted(
                            release,
                            earlierDefinition ? "of then" : "of now",
                            STEPS.stream().filter(earlierSteps::contains).toList());
        }
    }

    /** As an upgrade, or a deployment that is taken back, meets a video step by step. */
    static List<Mix> mixes() {
        List<Mix> mixes = new ArrayList<>();
        for (EarlierRelease release : EarlierRelease.all()) {
            for (int then = 0; then <= STEPS.size(); then++) {
                mixes.add(new Mix(release, true, Set.copyOf(STEPS.subList(0, then))));
            }
            for (int now = 0; now < STEPS.size(); now++) {
                mixes.add(new Mix(release, false, Set.copyOf(STEPS.subList(now, STEPS.size()))));
            }
        }
        return mixes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mixes")
    void everyMixMakesAVideo(Mix mix) {
        ScenarioRun run =
                ScenarioRun.start(
                        engine,
                        named(mix.toString())
                                .prompt("two friends hug at sunset")
                                .definition(
                                        mix.earlierDefinition() ? mix.release().definition() : NOW)
                                .earlier(
                                        new EarlierSteps(
                                                mix.release(),
                                                mix.earlierSteps(),
                                                engine.items(),
                                                provider())));

        assertThat(run.end().statusAsString()).isEqualTo("SUCCEEDED");
        assertThat(announced(run)).containsExactly("Video Completed");
        assertThat(text(run.item(), "status")).contains("completed");
        assertThat(run.item()).doesNotContainKey("unsettled");
    }

    /**
     * What a step of one release answers, and how the video ends by the state machine of another.
     */
    record Answered(
            EarlierRelease release,
            boolean earlierDefinition,
            boolean earlierAnswer,
            String step,
            String outcome,
            Optional<String> code) {
        @Override
        public String toString() {
            return "%s: state machine %s hears %s of %s %s"
                    .formatted(
                            release,
                            earlierDefinition ? "of then" : "of now",
                            outcome,
                            step,
                            earlierAnswer ? "of then" : "of now");
        }

        private StepAnswer answer() {
            return earlierAnswer
                    ? StepAnswer.raw(release.call(step, outcome).answers().toString())
                    : today(step, outcome);
        }
    }

    /** Today's answer of a step with such an outcome. */
    static StepAnswer today(String step, String outcome) {
        return switch (step + " " + outcome) {
            case "Submit busy" -> StepAnswer.busy(3);
            case "Submit held" -> StepAnswer.held(3);
            case "Submit refused" -> StepAnswer.refused("key_invalid");
            case "Submit already_final" -> StepAnswer.submitFoundItFinal();
            case "Poll running" -> StepAnswer.running(3);
            case "Poll failed" -> StepAnswer.failed("moderation_blocked");
            case "Poll already_final" -> StepAnswer.pollFoundItFinal();
            case "Store not_yet" -> StepAnswer.notYet(3, "content_unavailable");
            case "Store failed" -> StepAnswer.lost("content_refused");
            case "Store already_final" -> StepAnswer.storeFoundItFinal();
            default -> throw new IllegalArgumentException(step + " " + outcome);
        };
    }

    static List<Answered> answers() {
        List<Answered> all = new ArrayList<>();
        for (EarlierRelease release : EarlierRelease.all()) {
            for (String end : ENDS.lines().toList()) {
                String[] words = end.split(" ", -1);
                Optional<String> code = Optional.of(words[2]).filter(word -> !word.equals("-"));
                if (release.has(words[0], words[1])) {
                    all.add(new Answered(release, true, true, words[0], words[1], code));
                    all.add(new Answered(release, false, true, words[0], words[1], code));
                }
                if (!words[1].equals("busy_unclear")) {
                    all.add(new Answered(release, true, false, words[0], words[1], code));
                }
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void everyAnswerOfAStepEndsTheVideoAsItSays(Answered answered) {
        ScenarioRun run = ScenarioRun.start(engine, scenario(answered));

        DescribeExecutionResponse end = run.end();
        if (answered.code().isEmpty()) {
            assertThat(end.statusAsString()).isEqualTo("SUCCEEDED");
            assertThat(announced(run)).isEmpty();
        } else {
            assertThat(end.error()).isEqualTo(answered.code().get());
            assertThat(text(run.item(), "error_code")).isEqualTo(answered.code());
            assertThat(text(run.item(), "error_message")).isPresent();
            assertThat(announced(run)).containsExactly("Video Failed");
        }
    }

    /** The steps before go well; the deadline ends polls, the limits end what waits. */
    private static Scenario scenario(Answered answered) {
        StepAnswer[] always = times(60, answered.answer());
        Scenario scenario =
                named(answered.toString())
                        .definition(
                                answered.earlierDefinition()
                                        ? answered.release().definition()
                                        : NOW)
                        .with("HoldLimitSeconds", 10)
                        .with("DeadlineSeconds", 10)
                        .with("StoreLimitSeconds", 10);
        return switch (answered.step()) {
            case "Submit" -> scenario.submit(always);
            case "Poll" ->
                    scenario.submit(StepAnswer.accepted(3))
                            .poll(always)
                            .store(times(2, StepAnswer.notYet(3, "content_unavailable")));
            default ->
                    scenario.submit(StepAnswer.accepted(3))
                            .poll(StepAnswer.finished())
                            .store(always);
        };
    }

    /** An item of an earlier release, for an execution that the sweep or a redrive begins anew. */
    record Left(EarlierRelease release, String item, JsonNode recorded) {
        @Override
        public String toString() {
            return "%s: %s".formatted(release, item);
        }
    }

    static List<Left> items() {
        return EarlierRelease.all().stream()
                .flatMap(
                        release ->
                                release.items().entrySet().stream()
                                        .map(
                                                item ->
                                                        new Left(
                                                                release,
                                                                item.getKey(),
                                                                item.getValue())))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("items")
    void everyItemThatWasLeftIsBroughtToItsEnd(Left left) {
        ScenarioRun run =
                ScenarioRun.start(
                        engine, named(left.toString()).prompt("left").leftBehind(of(left)));

        assertThat(run.end().statusAsString()).isEqualTo("SUCCEEDED");
        assertThat(text(run.item(), "status")).contains("completed");
        assertThat(announced(run))
                .isEqualTo(
                        left.item().equals("completed") ? List.of() : List.of("Video Completed"));
    }

    private Function<VideoId, Map<String, AttributeValue>> of(Left left) {
        return video -> {
            try {
                String job = left.recorded().has("job_id") ? EarlierSteps.newJob(provider()) : "";
                return EarlierRelease.attributes(left.recorded(), video, job, Instant.now());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        };
    }

    private URI provider() {
        return URI.create(
                engine.template().function("SubmitFunction").environment().get("PROVIDER_URL"));
    }

    private static List<String> announced(ScenarioRun run) {
        return run.story().announced().stream()
                .map(event -> event.path("DetailType").asText())
                .toList();
    }

    private static Optional<String> text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }
}

package reelay.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import reelay.aws.AwsClients;
import reelay.catalog.CatalogFixture;
import reelay.catalog.UnsettledVideos;
import reelay.local.aws.asl.run.AslInterpreter;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.asl.task.TaskRunner;
import reelay.local.aws.asl.task.TaskRunners;
import reelay.local.aws.asl.time.VirtualTimers;
import reelay.local.aws.eventbridge.EventBridgeEmulator;
import reelay.local.aws.stepfunctions.StepFunctionsEmulator;
import reelay.video.RecordedFailure;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoState;
import reelay.video.environment.Environment;
import reelay.video.metric.Metrics;
import reelay.workflow.EventBus;
import reelay.workflow.VideoExecutions;

/** The sweep over a real table, executions in virtual time and a bus. */
abstract class SweepUnderTest {

    static final String WAITS =
            """
            {"QueryLanguage":"JSONata","StartAt":"Wait",
             "States":{"Wait":{"Type":"Wait","Seconds":86400,"End":true}}}\
            """;

    static final String CANNOT_RECORD =
            """
            {"QueryLanguage":"JSONata","StartAt":"Unrecorded","States":{"Unrecorded":{"Type":"Fail",
             "Error":"Unrecorded","Cause":"{% $string({'code':'moderation_blocked','message':'no'}) %}"}}}\
            """;

    static final String BREAKS =
            """
            {"QueryLanguage":"JSONata","StartAt":"Odd","States":{"Odd":{"Type":"Fail",
             "Error":"States.Runtime","Cause":"a bug"}}}\
            """;

    private static final TaskRunner NOBODY =
            call -> {
                throw new IllegalStateException("no task is expected: " + call);
            };

    static CatalogFixture fixture;

    final VirtualTimers time = new VirtualTimers(Instant.now().plus(Duration.ofHours(1)));

    StepFunctionsEmulator stepFunctions;

    EventBridgeEmulator events;

    @BeforeAll
    static void startCatalog() {
        fixture = CatalogFixture.start();
    }

    @AfterAll
    static void stopCatalog() {
        fixture.close();
    }

    @BeforeEach
    void start() {
        stepFunctions =
                StepFunctionsEmulator.start(
                        0,
                        new AslInterpreter(
                                time,
                                RandomGenerator.getDefault(),
                                time.tracked(Executors.newVirtualThreadPerTaskExecutor()),
                                new TaskRunners(NOBODY, NOBODY, NOBODY)),
                        100);
        events = EventBridgeEmulator.start(0, Optional.empty(), InstantSource.system());
    }

    /** What one test leaves open would be another's to sweep. */
    @AfterEach
    void settleAll() {
        UnsettledVideos videos = fixture.unsettled();
        videos.forEach(
                video ->
                        VideoId.parse(video.id())
                                .ifPresent(
                                        id -> {
                                            videos.fail(
                                                    id,
                                                    new RecordedFailure("over", "over"),
                                                    Instant.now());
                                            videos.settle(id);
                                        }));
        stepFunctions.close();
        events.close();
    }

    static Video video(VideoId id) {
        return fixture.catalog().find(id).orElseThrow();
    }

    static String failureOf(VideoId id) {
        return failed(id).code();
    }

    static RecordedFailure failed(VideoId id) {
        return ((VideoState.Failed) video(id).state()).failure();
    }

    final Execution execution(String definition, VideoId id) {
        JsonNode input = JsonNodeFactory.instance.objectNode().put("video_id", id.value());
        Execution execution = stepFunctions.startExecution(machine(definition), id.value(), input);
        time.advanceBy(Duration.ofSeconds(1));
        return execution;
    }

    private String machine(String definition) {
        return stepFunctions.register("videos", definition, "arn:aws:iam::000000000000:role/r");
    }

    final SweepReport sweep(String definition) {
        return step(definition).sweep(time.now().plus(Duration.ofMinutes(4)));
    }

    final SweepVideos step(String definition) {
        return step(definition, events.address());
    }

    final SweepVideos step(String definition, URI bus) {
        Map<String, String> variables = fixture.environment();
        variables.put("AWS_ENDPOINT_URL_SFN", text(stepFunctions.address()));
        variables.put("AWS_ENDPOINT_URL_EVENTBRIDGE", text(bus));
        AwsClients aws = AwsClients.from(new Environment(variables));
        return new SweepVideos(
                fixture.unsettled(),
                fixture.bucket(),
                VideoExecutions.of(aws, machine(definition)),
                new Announcements(EventBus.of(aws, "default")),
                new Metrics("Reelay/test", time::now),
                time::now);
    }

    private static String text(URI address) {
        return address.toString();
    }
}

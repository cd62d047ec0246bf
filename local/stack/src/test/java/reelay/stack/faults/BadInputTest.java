package reelay.stack.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.stack.faults.Oddity.heading;
import static reelay.stack.faults.Oddity.saying;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.local.aws.asl.run.ExecutionStatus;
import reelay.stack.faults.process.Processes;
import reelay.video.Json;

/** Nonsense from outside is tolerated, or ends a video with a reason. */
class BadInputTest {

    private static final World.Plan PLAN = World.Plan.read();
    private static final BucketRules RULES = BucketRules.read();

    static Stream<Arguments> oddities() {
        return Stream.of(
                Arguments.of(
                        "a submit answered without an id",
                        saying("submit", body -> body.replace("\"id\"", "\"no_id\"")),
                        "failed submit_unclear"),
                Arguments.of(
                        "a submit answered with two ids",
                        saying("submit", body -> body.replace("{", "{\"task_id\":\"task_9\",")),
                        "completed"),
                Arguments.of(
                        "a changed model",
                        saying("look", body -> body.replace("sora-2", "sora-3")),
                        "completed"),
                Arguments.of(
                        "a negative progress",
                        saying(
                                "look",
                                body -> body.replaceAll("\"progress\":\\d+", "\"progress\":-7")),
                        "completed"),
                Arguments.of(
                        "no progress",
                        saying("look", body -> body.replaceAll("\"progress\":\\d+", "\"x\":1")),
                        "completed"),
                Arguments.of(
                        "a progress that is no number",
                        saying(
                                "look",
                                body -> body.replaceAll("\"progress\":\\d+", "\"progress\":NaN")),
                        "completed"),
                Arguments.of(
                        "a progress over a hundred",
                        saying(
                                "look",
                                body -> body.replaceAll("\"progress\":\\d+", "\"progress\":1e99")),
                        "completed"),
                Arguments.of(
                        "a status in capitals",
                        saying("look", body -> body.replace("completed", "COMPLETED")),
                        "completed"),
                Arguments.of(
                        "a status nobody knows, to the end: the video is asked for all the same",
                        saying("look", body -> body.replace("completed", "well_done")),
                        "completed"),
                Arguments.of(
                        "a web page instead of the job, to the end",
                        saying("look", body -> "<html>maintenance</html>"),
                        "completed"),
                Arguments.of(
                        "an answer of a megabyte instead of the job, to the end",
                        saying("look", body -> "[" + "1,".repeat(1 << 19) + "1]"),
                        "completed"),
                Arguments.of(
                        "a length that lies",
                        heading("bytes", "Content-Length", "20001"),
                        "failed download_broken"),
                Arguments.of(
                        "bytes that are no MP4",
                        saying("bytes", body -> "not a video"),
                        "failed not_a_video"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void isToleratedOrRecorded(String what, Oddity oddity, String end) {
        World<MemoryProvider> world = world(oddity).live();

        assertThat(world.items.ends()).containsExactly(end);
        assertThat(Invariants.violations(world, RULES)).isEmpty();
        assertThat(world.provider.paid()).hasSize(1);
    }

    @Test
    void anItemOfAnOlderVersionIsFinished() {
        World<MemoryProvider> world = world(Oddity.none());
        ObjectNode item = item("video_" + "0".repeat(48), "queued");
        world.items.put(item);
        start(world, item.at("/id/S").asText());

        world.live();

        assertThat(world.items.ends()).containsExactlyInAnyOrder("completed", "completed");
    }

    @Test
    void anItemThatCannotBeReadEndsAsFailedAndHoldsUpNobody() {
        World<MemoryProvider> world = world(Oddity.none());
        ObjectNode item = item("video_" + "1".repeat(48), "in_progress");
        item.remove(List.of("model", "prompt"));
        item.putObject("unsettled").put("S", "yes");
        world.items.put(item);

        world.live();

        assertThat(world.items.ends())
                .containsExactlyInAnyOrder("completed", "failed submit_broken");
    }

    @Test
    void anExecutionForAVideoThatDoesNotExistHasNothingToDo() {
        World<MemoryProvider> world = world(Oddity.none());
        start(world, "video_" + "2".repeat(48));

        world.live();

        assertThat(world.stepFunctions.executions())
                .allSatisfy(it -> assertThat(it.status()).isEqualTo(ExecutionStatus.SUCCEEDED));
    }

    private static World<MemoryProvider> world(Oddity oddity) {
        return World.of(PLAN, Story.plain(), FaultPlan.NONE, oddity, 1, new Processes());
    }

    private static void start(World<MemoryProvider> world, String id) {
        world.stepFunctions.startExecution(
                world.template().stateMachine().arn(), id, Json.object().put("video_id", id));
    }

    /** As the API wrote it before there was anything but creates. */
    private static ObjectNode item(String id, String status) {
        ObjectNode item = Json.object();
        item.putObject("id").put("S", id);
        item.putObject("owner").put("S", "alice");
        item.putObject("created_key").put("S", "1795348800000#" + id);
        item.putObject("model").put("S", "sora-2");
        item.putObject("prompt").put("S", "an older prompt");
        item.putObject("seconds").put("N", "4");
        item.putObject("size").put("S", "720x1280");
        item.putObject("request_hash").put("S", "h");
        item.putObject("created_at").put("N", "1795348800");
        item.putObject("status").put("S", status);
        item.putObject("progress").put("N", "0");
        item.putObject("submit_attempt").put("N", "0");
        return item;
    }
}

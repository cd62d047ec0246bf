package reelay.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.aws.AwsClients;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.http.HttpListener;
import reelay.video.Json;
import reelay.video.VideoId;
import reelay.video.environment.Environment;
import software.amazon.awssdk.core.exception.SdkException;

class VideoExecutionsTest {

    private static final String ARN = "arn:aws:states:eu-central-1:000000000000:stateMachine:video";
    private static final VideoId ID = new VideoId("video_" + "ab".repeat(24));

    private final List<JsonNode> calls = new CopyOnWriteArrayList<>();
    private String fault = "";
    private String status = "";
    private HttpListener stepFunctions;
    private VideoExecutions executions;

    @BeforeEach
    void start() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        stepFunctions =
                HttpListener.start(
                        0,
                        new AwsJsonHandler(
                                "AWSStepFunctions",
                                "1.0",
                                Map.of(
                                        "StartExecution",
                                        this::answer,
                                        "StopExecution",
                                        this::answer,
                                        "ListExecutions",
                                        this::list,
                                        "DescribeExecution",
                                        this::describe)));
        executions =
                VideoExecutions.of(
                        AwsClients.from(
                                new Environment(
                                        Map.of(
                                                "AWS_REGION",
                                                "eu-central-1",
                                                "AWS_ENDPOINT_URL_SFN",
                                                stepFunctions.address().toString()))),
                        ARN);
    }

    @AfterEach
    void stop() {
        stepFunctions.close();
    }

    private JsonNode answer(JsonNode input) {
        calls.add(input);
        if (!fault.isEmpty()) {
            throw new AwsFault(400, fault, "as told");
        }
        return Json.object().put("executionArn", "arn").put("startDate", 1);
    }

    @Test
    void startsAnExecutionNamedAfterTheVideo() {
        assertThat(executions.start(ID)).isEqualTo(Executions.Start.RUNNING);
        JsonNode call = calls.getFirst();
        assertThat(call.get("stateMachineArn").textValue()).isEqualTo(ARN);
        assertThat(call.get("name").textValue()).isEqualTo(ID.value());
        assertThat(call.get("input").textValue()).isEqualTo("{\"video_id\":\"" + ID + "\"}");
    }

    @Test
    void seesThatTheExecutionHasEnded() {
        fault = "ExecutionAlreadyExists";
        assertThat(executions.start(ID)).isEqualTo(Executions.Start.ENDED_BEFORE);
    }

    @Test
    void doesNotHideThatAStartFailed() {
        fault = "StateMachineDoesNotExist";
        assertThatThrownBy(() -> executions.start(ID)).isInstanceOf(SdkException.class);
    }

    @Test
    void wakesAVideoInAnExecutionOfItsOwnThatKnowsIt() {
        executions.wake(ID, "0123456789abcdef");

        JsonNode call = calls.getFirst();
        assertThat(call.get("stateMachineArn").textValue()).isEqualTo(ARN);
        assertThat(call.get("name").textValue())
                .isEqualTo(ID + "-0123456789abcdef")
                .hasSizeLessThanOrEqualTo(80);
        assertThat(call.get("input").textValue())
                .isEqualTo("{\"video_id\":\"" + ID + "\",\"woken\":true}");
    }

    @Test
    void wakesNobodyTwiceForTheSameReason() {
        fault = "ExecutionAlreadyExists";
        executions.wake(ID, "again");
        assertThat(calls).hasSize(1);
    }

    @Test
    void stopsTheVideosExecution() {
        executions.stop(ID);
        assertThat(calls.getFirst().get("executionArn").textValue())
                .isEqualTo("arn:aws:states:eu-central-1:000000000000:execution:video:" + ID);
    }

    @Test
    void findsNothingToStopWhenThereIsNoExecution() {
        fault = "ExecutionDoesNotExist";
        executions.stop(ID);
        assertThat(calls).hasSize(1);
    }

    private JsonNode list(JsonNode input) {
        calls.add(input);
        ObjectNode page = Json.object();
        ArrayNode executions = page.putArray("executions");
        if (input.has("nextToken")) {
            executions.add(execution("second"));
        } else {
            executions.add(execution("first"));
            page.put("nextToken", "more");
        }
        return page;
    }

    private static ObjectNode execution(String name) {
        return Json.object()
                .put("executionArn", "arn")
                .put("stateMachineArn", ARN)
                .put("name", name)
                .put("status", "RUNNING")
                .put("startDate", 1);
    }

    private JsonNode describe(JsonNode input) {
        answer(input);
        return execution("any").put("status", status).put("stopDate", 1_000);
    }

    @Test
    void namesAllThatRunHoweverManyPagesTheyFill() {
        assertThat(executions.running()).containsExactlyInAnyOrder("first", "second");
        assertThat(calls)
                .allSatisfy(
                        call ->
                                assertThat(call.path("statusFilter").asText())
                                        .isEqualTo("RUNNING"));
    }

    @Test
    void looksAtOneThatWorks() {
        status = "RUNNING";

        assertThat(executions.look(ID)).isEqualTo(new ExecutionState.Running());
        assertThat(calls.getFirst().get("executionArn").textValue())
                .isEqualTo("arn:aws:states:eu-central-1:000000000000:execution:video:" + ID);
    }

    @Test
    void seesThatThereNeverWasOne() {
        fault = "ExecutionDoesNotExist";

        assertThat(executions.look(ID)).isEqualTo(new ExecutionState.None());
    }

    @ParameterizedTest
    @CsvSource({
        "ABORTED, execution_stopped",
        "TIMED_OUT, execution_timed_out",
        "FAILED, execution_failed"
    })
    void saysWhatToTellOfAVideoThatAnEndedOneLeftOpen(String ended, String code) {
        status = ended;

        assertThat(executions.look(ID))
                .isInstanceOfSatisfying(
                        ExecutionState.Ended.class,
                        end -> {
                            assertThat(end.at()).isEqualTo(Instant.ofEpochSecond(1_000));
                            assertThat(end.failure().code()).isEqualTo(code);
                        });
    }
}

package reelay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reelay.api.video.Executions;
import reelay.api.video.StepFunctionsExecutions;
import reelay.aws.AwsClients;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.http.HttpListener;
import reelay.video.Environment;
import reelay.video.Json;
import reelay.video.VideoId;
import software.amazon.awssdk.core.exception.SdkException;

class StepFunctionsExecutionsTest {

    private static final String ARN = "arn:aws:states:eu-central-1:000000000000:stateMachine:video";
    private static final VideoId ID = new VideoId("video_" + "ab".repeat(24));

    private final List<JsonNode> calls = new CopyOnWriteArrayList<>();
    private String fault = "";
    private HttpListener stepFunctions;
    private Executions executions;

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
                                        this::answer)));
        executions =
                StepFunctionsExecutions.of(
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
}

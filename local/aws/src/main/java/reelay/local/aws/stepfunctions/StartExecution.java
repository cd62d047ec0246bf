package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.asl.run.StateMachine;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler.Operation;

/** Starts an execution. */
record StartExecution(StateMachines machines, KeptExecutions executions) implements Operation {

    /** Largest input, in bytes of UTF-8 (256 KiB; service quotas). */
    private static final int LARGEST_INPUT = 262_144;

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    @Override
    public JsonNode answer(JsonNode input) {
        StateMachine machine = machines.find(Operations.required(input, "stateMachineArn"));
        JsonNode name = input.path("name");
        Execution execution =
                executions.start(
                        machine,
                        name.isTextual() ? name.textValue() : UUID.randomUUID().toString(),
                        parsed(input.path("input").asText("{}")));
        return Operations.object()
                .put("executionArn", execution.arn())
                .put("startDate", Operations.seconds(execution.startDate()));
    }

    private static JsonNode parsed(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST_INPUT) {
            throw invalid("is larger than " + LARGEST_INPUT + " bytes");
        }
        try {
            JsonNode value = JSON.readTree(text);
            if (value.isMissingNode()) {
                throw invalid("is empty");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw invalid("is not JSON: " + e.getOriginalMessage());
        }
    }

    private static AwsFault invalid(String why) {
        return new AwsFault(
                400, "InvalidExecutionInput", "Invalid State Machine Execution Input: " + why);
    }
}

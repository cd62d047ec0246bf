package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.protocol.AwsJsonHandler.Operation;

/** Aborts an execution; one that has ended stays as it is. */
record StopExecution(KeptExecutions executions) implements Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        Execution execution = executions.require(Operations.required(input, "executionArn"));
        execution.stop(optional(input, "error"), optional(input, "cause"));
        return Operations.object()
                .put(
                        "stopDate",
                        Operations.seconds(execution.stopDate().orElse(execution.startDate())));
    }

    private static @Nullable String optional(JsonNode input, String field) {
        JsonNode value = input.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}

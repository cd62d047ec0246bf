package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.protocol.AwsJsonHandler.Operation;

/** Shows one execution with input and outcome. */
record DescribeExecution(KeptExecutions executions) implements Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        Execution execution = executions.require(Operations.required(input, "executionArn"));
        ObjectNode answer =
                Operations.object()
                        .put("executionArn", execution.arn())
                        .put("stateMachineArn", execution.machine().arn())
                        .put("name", execution.name())
                        .put("status", execution.status().name())
                        .put("startDate", Operations.seconds(execution.startDate()))
                        .put("input", execution.input().toString())
                        .put("redriveCount", execution.redriveCount());
        answer.putObject("inputDetails").put("included", true);
        execution.stopDate().ifPresent(at -> answer.put("stopDate", Operations.seconds(at)));
        execution
                .output()
                .ifPresent(
                        output -> {
                            answer.put("output", output.toString());
                            answer.putObject("outputDetails").put("included", true);
                        });
        execution.error().ifPresent(error -> answer.put("error", error));
        execution.cause().ifPresent(cause -> answer.put("cause", cause));
        return answer;
    }
}

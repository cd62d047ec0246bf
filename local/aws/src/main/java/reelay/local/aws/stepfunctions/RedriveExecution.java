package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler.Operation;

/** Lets an execution that ended badly go on at the state it ended in. */
record RedriveExecution(KeptExecutions executions) implements Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        Execution execution = executions.require(Operations.required(input, "executionArn"));
        if (!execution.redrive()) {
            throw new AwsFault(
                    400,
                    "ExecutionNotRedrivable",
                    "Execution is not redrivable: it is "
                            + execution.status()
                            + ", or it ended inside a Map or Parallel state, which is not"
                            + " emulated");
        }
        double redriven =
                Operations.seconds(
                        execution.history().stream()
                                .filter(event -> event.type().equals("ExecutionRedriven"))
                                .toList()
                                .getLast()
                                .time());
        return Operations.object().put("redriveDate", redriven);
    }
}

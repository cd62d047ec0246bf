package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.asl.run.StateMachine;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler.Operation;

/** Lists the executions of a state machine, newest first. */
record ListExecutions(StateMachines machines, KeptExecutions executions) implements Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        if (input.has("mapRunArn") || input.has("redriveFilter")) {
            throw AwsFault.notEmulated("ListExecutions with mapRunArn or redriveFilter");
        }
        StateMachine machine = machines.find(Operations.required(input, "stateMachineArn"));
        String status = input.path("statusFilter").asText();
        List<Execution> matching =
                executions.all().stream()
                        .filter(one -> one.machine().arn().equals(machine.arn()))
                        .filter(one -> status.isEmpty() || one.status().name().equals(status))
                        .toList();
        return ListPage.of(matching.reversed(), input).answer("executions", ListExecutions::line);
    }

    private static ObjectNode line(Execution execution) {
        ObjectNode line =
                Operations.object()
                        .put("executionArn", execution.arn())
                        .put("stateMachineArn", execution.machine().arn())
                        .put("name", execution.name())
                        .put("status", execution.status().name())
                        .put("startDate", Operations.seconds(execution.startDate()))
                        .put("redriveCount", execution.redriveCount());
        execution.stopDate().ifPresent(at -> line.put("stopDate", Operations.seconds(at)));
        return line;
    }
}

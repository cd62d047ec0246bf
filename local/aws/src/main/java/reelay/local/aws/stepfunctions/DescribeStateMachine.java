package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import reelay.local.aws.protocol.AwsJsonHandler.Operation;

/** Shows one state machine with its definition. */
record DescribeStateMachine(StateMachines machines) implements Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        StateMachines.Created found =
                machines.created(Operations.required(input, "stateMachineArn"));
        return Operations.object()
                .put("stateMachineArn", found.machine().arn())
                .put("name", found.machine().name())
                .put("status", "ACTIVE")
                .put("type", "STANDARD")
                .put("definition", found.machine().definition().text())
                .put("roleArn", found.machine().roleArn())
                .put("creationDate", Operations.seconds(found.at()));
    }
}

package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.local.aws.protocol.AwsJsonHandler.Operation;

/** Lists the state machines by name. */
record ListStateMachines(StateMachines machines) implements Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        return ListPage.of(machines.all(), input).answer("stateMachines", ListStateMachines::line);
    }

    private static ObjectNode line(StateMachines.Created created) {
        return Operations.object()
                .put("stateMachineArn", created.machine().arn())
                .put("name", created.machine().name())
                .put("type", "STANDARD")
                .put("creationDate", Operations.seconds(created.at()));
    }
}

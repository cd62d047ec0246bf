package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import reelay.local.aws.asl.read.InvalidDefinitionException;
import reelay.local.aws.asl.run.StateMachine;
import reelay.local.aws.asl.run.StateMachineDefinition;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler.Operation;

/** Checks a definition and makes it known; logging and tracing settings are accepted unused. */
record CreateStateMachine(StateMachines machines) implements Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        if (input.path("type").asText("STANDARD").equals("EXPRESS")) {
            throw AwsFault.notEmulated("an EXPRESS state machine");
        }
        if (input.path("publish").asBoolean()) {
            throw AwsFault.notEmulated("publishing a version of a state machine");
        }
        StateMachine machine =
                machines.add(
                        Operations.required(input, "name"),
                        parsed(Operations.required(input, "definition")),
                        Operations.required(input, "roleArn"));
        StateMachines.Created created = machines.created(machine.arn());
        return Operations.object()
                .put("stateMachineArn", machine.arn())
                .put("creationDate", Operations.seconds(created.at()));
    }

    private static StateMachineDefinition parsed(String definition) {
        try {
            return StateMachineDefinition.parse(definition);
        } catch (InvalidDefinitionException e) {
            throw new AwsFault(400, "InvalidDefinition", String.valueOf(e.getMessage()));
        }
    }
}

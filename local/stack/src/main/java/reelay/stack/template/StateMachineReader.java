package reelay.stack.template;

import reelay.stack.template.resource.StateMachineResource;

/** Reads AWS::Serverless::StateMachine. */
final class StateMachineReader {

    private static final String TYPE = "AWS::Serverless::StateMachine";

    private StateMachineReader() {}

    static StateMachineResource read(String id, Properties machine) {
        machine.only("Type", "STANDARD");
        var resource =
                new StateMachineResource(
                        id,
                        ResourceNames.attribute(TYPE, id, "Name").orElseThrow(),
                        ResourceNames.attribute(TYPE, id, "Arn").orElseThrow(),
                        machine.text("Role"),
                        machine.text("DefinitionUri"),
                        machine.texts("DefinitionSubstitutions"));
        machine.withoutMeaningLocally("Logging", "Tracing").refuseOthers();
        return resource;
    }
}

package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import reelay.local.aws.asl.read.InvalidDefinitionException;
import reelay.local.aws.asl.read.InvalidDefinitionException.Problem;
import reelay.local.aws.asl.run.StateMachineDefinition;
import reelay.local.aws.protocol.AwsJsonHandler.Operation;

/** Checks a definition and lists what is wrong with it. */
record ValidateStateMachineDefinition() implements Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        List<Problem> problems = problems(Operations.required(input, "definition"));
        ObjectNode answer = Operations.object().put("result", problems.isEmpty() ? "OK" : "FAIL");
        ArrayNode diagnostics = answer.putArray("diagnostics");
        for (Problem problem : problems) {
            diagnostics
                    .addObject()
                    .put("severity", "ERROR")
                    .put("code", "SCHEMA_VALIDATION_FAILED")
                    .put("message", problem.toString())
                    .put("location", "/States/" + problem.where() + "/" + problem.field());
        }
        return answer.put("truncated", false);
    }

    private static List<Problem> problems(String definition) {
        try {
            StateMachineDefinition.parse(definition);
            return List.of();
        } catch (InvalidDefinitionException e) {
            return e.problems();
        }
    }
}

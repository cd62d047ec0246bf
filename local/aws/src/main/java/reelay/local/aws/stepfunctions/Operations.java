package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler.Operation;

/** Which class answers which operation, and what they share. */
final class Operations {

    private Operations() {}

    static Map<String, Operation> all(StateMachines machines, KeptExecutions executions) {
        return Map.ofEntries(
                Map.entry("CreateStateMachine", new CreateStateMachine(machines)),
                Map.entry("DescribeStateMachine", new DescribeStateMachine(machines)),
                Map.entry("ListStateMachines", new ListStateMachines(machines)),
                Map.entry("ValidateStateMachineDefinition", new ValidateStateMachineDefinition()),
                Map.entry("StartExecution", new StartExecution(machines, executions)),
                Map.entry("StartSyncExecution", Operations::refuseSync),
                Map.entry("DescribeExecution", new DescribeExecution(executions)),
                Map.entry("GetExecutionHistory", new GetExecutionHistory(executions)),
                Map.entry("ListExecutions", new ListExecutions(machines, executions)),
                Map.entry("StopExecution", new StopExecution(executions)),
                Map.entry("RedriveExecution", new RedriveExecution(executions)));
    }

    private static JsonNode refuseSync(JsonNode input) {
        throw new AwsFault(
                400,
                "StateMachineTypeNotSupported",
                "StartSyncExecution is for Express workflows; only Standard ones are emulated");
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Times travel as seconds since 1970 with a fraction. */
    static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    static String required(JsonNode input, String field) {
        JsonNode value = input.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new AwsFault(400, "ValidationException", field + " is missing");
        }
        return value.textValue();
    }
}

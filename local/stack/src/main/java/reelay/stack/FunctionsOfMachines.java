package reelay.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import reelay.local.aws.asl.task.LambdaTask;
import reelay.local.aws.asl.task.TaskRunner;
import reelay.local.aws.protocol.AccessKey;

/**
 * Calls functions with the key of the state machine that calls: what each may call is for its own
 * role to say.
 *
 * @param byMachine by the ARN of the machine
 */
record FunctionsOfMachines(Map<String, LambdaTask> byMachine) implements TaskRunner {

    /**
     * @param keys by the ARN of the machine
     */
    static FunctionsOfMachines of(URI lambda, Map<String, AccessKey> keys) {
        return new FunctionsOfMachines(
                keys.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> new LambdaTask(lambda, entry.getValue()))));
    }

    @Override
    public JsonNode run(TaskCall call) {
        return Objects.requireNonNull(byMachine.get(call.stateMachineArn())).run(call);
    }
}

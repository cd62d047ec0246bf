package reelay.local.aws.asl.task;

import com.fasterxml.jackson.databind.JsonNode;

/** Does the work behind one kind of Task resource; may block. */
@FunctionalInterface
public interface TaskRunner {

    /**
     * Does it once.
     *
     * @return what the service answers
     * @throws TaskFailedException with the error name and cause as Step Functions reports them
     */
    JsonNode run(TaskCall call);

    /**
     * One try of a Task state.
     *
     * @param arguments the evaluated Arguments
     * @param executionArn the execution it belongs to
     * @param stateMachineArn the state machine of that execution
     */
    record TaskCall(JsonNode arguments, String executionArn, String stateMachineArn) {}
}

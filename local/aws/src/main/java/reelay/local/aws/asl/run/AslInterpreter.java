package reelay.local.aws.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import reelay.local.aws.asl.task.TaskRunners;
import reelay.local.aws.asl.time.Timers;

/**
 * Runs executions. An execution that waits costs memory, no thread.
 *
 * @param timers the time
 * @param random draws jitter; must be safe for threads
 * @param executor runs Tasks, which may block, and what follows from their answers
 * @param runners do the work of Tasks
 */
public record AslInterpreter(
        Timers timers, RandomGenerator random, Executor executor, TaskRunners runners) {

    /**
     * Starts an execution and returns at once.
     *
     * @param listener told after the start and after every change of status, on any thread
     */
    public Execution start(
            StateMachine machine,
            String executionArn,
            String name,
            JsonNode input,
            Consumer<Execution> listener) {
        Execution execution = new Execution(this, machine, executionArn, name, input, listener);
        execution.start();
        return execution;
    }
}

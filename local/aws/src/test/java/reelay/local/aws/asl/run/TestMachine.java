package reelay.local.aws.asl.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import reelay.local.aws.asl.history.HistoryEvent;
import reelay.local.aws.asl.task.TaskFailedException;
import reelay.local.aws.asl.task.TaskRunner;
import reelay.local.aws.asl.task.TaskRunners;
import reelay.local.aws.asl.time.VirtualTimers;

/** A state machine on virtual time whose Tasks answer what the test scripts. */
public final class TestMachine {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f";

    private static final ObjectMapper JSON = new ObjectMapper();

    final VirtualTimers timers = new VirtualTimers(START);
    final List<TaskRunner.TaskCall> calls = new ArrayList<>();
    final List<Instant> callTimes = new ArrayList<>();
    private final Deque<TaskRunner> script = new ArrayDeque<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final StateMachine machine;
    private boolean holding;
    private boolean entering;
    private int started;

    public TestMachine(String definition) {
        String arn = "arn:aws:states:us-east-1:000000000000:stateMachine:test";
        machine = new StateMachine(arn, "test", "role", StateMachineDefinition.parse(definition));
    }

    /** A machine of one level, in JSONata. */
    public static TestMachine of(String startAt, String states) {
        return new TestMachine(json(startAt, states));
    }

    public static String json(String startAt, String states) {
        return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"%s\", \"States\": {%s}}"
                .formatted(startAt, states);
    }

    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** The next call of a task answers this; the last answer stays. */
    public TestMachine answers(String json) {
        script.add(_ -> read(json));
        return this;
    }

    public TestMachine fails(String error, String cause) {
        script.add(
                _ -> {
                    throw new TaskFailedException(error, cause);
                });
        return this;
    }

    /** Tasks from now on give their answer only after {@link #releaseTasks}. */
    public TestMachine holdTasks() {
        holding = true;
        return this;
    }

    public void releaseTasks() {
        while (!held.isEmpty()) {
            held.remove().run();
        }
    }

    public Execution start(String input) {
        TaskRunner runner =
                call -> {
                    calls.add(call);
                    callTimes.add(timers.now());
                    TaskRunner next = script.size() > 1 ? script.remove() : script.element();
                    return next.run(call);
                };
        // Held is what comes after the work that enters the state, which is the task itself.
        Executor executor =
                work -> {
                    if (holding && entering) {
                        held.add(work);
                    } else {
                        entering = true;
                        work.run();
                        entering = false;
                    }
                };
        AslInterpreter interpreter =
                new AslInterpreter(
                        timers, new Random(1), executor, new TaskRunners(runner, runner, runner));
        String name = "run-" + started++;
        return interpreter.start(machine, "arn:execution:" + name, name, read(input), _ -> {});
    }

    /** Runs until nothing waits any more. */
    public Execution run(String input) {
        Execution execution = start(input);
        timers.runUntilIdle();
        return execution;
    }

    public static String output(Execution execution) {
        return execution
                .output()
                .map(JsonNode::toString)
                .orElseGet(() -> execution.status() + " " + execution.error() + execution.cause());
    }

    public static List<String> types(Execution execution) {
        return execution.history().stream().map(HistoryEvent::type).toList();
    }

    /** Whole seconds between one call of a task and the next. */
    public List<Long> pauses() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < callTimes.size(); i++) {
            pauses.add(Duration.between(callTimes.get(i - 1), callTimes.get(i)).toSeconds());
        }
        return pauses;
    }
}

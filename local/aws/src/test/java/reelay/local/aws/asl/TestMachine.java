package reelay.local.aws.asl;

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

/** A state machine on virtual time whose Tasks answer what the test scripts. */
final class TestMachine {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f";

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

    TestMachine(String definition) {
        String arn = "arn:aws:states:us-east-1:000000000000:stateMachine:test";
        machine = new StateMachine(arn, "test", "role", StateMachineDefinition.parse(definition));
    }

    /** A machine of one level, in JSONata. */
    static TestMachine of(String startAt, String states) {
        return new TestMachine(json(startAt, states));
    }

    static String json(String startAt, String states) {
        return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"%s\", \"States\": {%s}}"
                .formatted(startAt, states);
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** The next call of a task answers this; the last answer stays. */
    TestMachine answers(String json) {
        script.add(_ -> read(json));
        return this;
    }

    TestMachine fails(String error, String cause) {
        script.add(
                _ -> {
                    throw new TaskFailedException(error, cause);
                });
        return this;
    }

    /** Tasks from now on give their answer only after {@link #releaseTasks}. */
    TestMachine holdTasks() {
        holding = true;
        return this;
    }

    void releaseTasks() {
        while (!held.isEmpty()) {
            held.remove().run();
        }
    }

    Execution start(String input) {
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
                        timers,
                        new Random(1),
                        () -> "an-id",
                        executor,
                        new TaskRunners(runner, runner, runner));
        String name = "run-" + started++;
        return interpreter.start(machine, "arn:execution:" + name, name, read(input), _ -> {});
    }

    /** Runs until nothing waits any more. */
    Execution run(String input) {
        Execution execution = start(input);
        timers.runUntilIdle();
        return execution;
    }

    static String output(Execution execution) {
        return execution
                .output()
                .map(JsonNode::toString)
                .orElseGet(() -> execution.status() + " " + execution.error() + execution.cause());
    }

    static List<String> types(Execution execution) {
        return execution.history().stream().map(HistoryEvent::type).toList();
    }

    /** Whole seconds between one call of a task and the next. */
    List<Long> pauses() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < callTimes.size(); i++) {
            pauses.add(Duration.between(callTimes.get(i - 1), callTimes.get(i)).toSeconds());
        }
        return pauses;
    }
}

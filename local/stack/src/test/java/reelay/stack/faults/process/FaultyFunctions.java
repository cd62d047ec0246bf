package reelay.stack.faults.process;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.local.aws.asl.task.TaskFailedException;
import reelay.stack.faults.World;
import reelay.stack.faults.plan.Chance;
import reelay.stack.faults.plan.Deadline;
import reelay.stack.faults.plan.Mishap;
import reelay.stack.faults.plan.Point;
import reelay.stack.faults.plan.StepInvocation;
import reelay.video.Json;

/**
 * Lambda: warm processes that serve one invocation at a time, die, run out of time, and are invoked
 * more often than anybody asked.
 */
public final class FaultyFunctions {

    private record Warm(FunctionProcess process, RequestStreamHandler handler) {}

    private final World<?> world;
    private final Processes processes;
    private final Map<String, Deque<Warm>> warm = new HashMap<>();
    private final Map<String, Integer> invocations = new HashMap<>();
    private final List<FunctionProcess> used = new ArrayList<>();
    private final List<String> escaped = new ArrayList<>();

    public FaultyFunctions(World<?> world, Processes processes) {
        this.world = world;
        this.processes = processes;
    }

    /** As Step Functions invokes: with an answer, or an error by its name. */
    public JsonNode invoke(StepInvocation from, JsonNode arguments) {
        String arn = arguments.path("FunctionName").asText();
        String function =
                world.template().functions().stream()
                        .filter(it -> arn.startsWith(it.arn()))
                        .findFirst()
                        .orElseThrow()
                        .logicalId();
        JsonNode payload = arguments.path("Payload");
        Point point = from.next("Lambda." + name(function));
        Optional<Mishap> fault = world.outside.begin(from, point, "Lambda");
        if (fault.isPresent()) {
            switch (fault.get()) {
                case THROTTLED ->
                        throw new TaskFailedException("Lambda.TooManyRequestsException", "slower");
                case REFUSED, OUTAGE, TIMED_OUT ->
                        throw new TaskFailedException("Lambda.SdkClientException", "refused");
                case ANSWER_LOST, ANSWERED_TOO_LATE -> {
                    later(Duration.ZERO, function, payload);
                    throw new TaskFailedException("Lambda.SdkClientException", "answer lost");
                }
                case TWICE_AT_ONCE -> later(Duration.ofMillis(10), function, payload);
                case AGAIN_LATER ->
                        later(
                                Duration.ofSeconds(5 + Chance.of(5, point.toString(), 590)),
                                function,
                                payload);
                case BODY_BROKEN, DIED_BEFORE, DIED_AFTER ->
                        throw new IllegalStateException("not for invocations: " + fault);
            }
        }
        ObjectNode answer = Json.object().put("StatusCode", 200);
        answer.set("Payload", run(function, payload));
        return answer;
    }

    /** As the scheduler invokes: nobody hears the answer. */
    public void send(StepInvocation from, String function, JsonNode payload) {
        ObjectNode arguments =
                Json.object().put("FunctionName", world.template().function(function).arn());
        arguments.set("Payload", payload);
        try {
            invoke(from, arguments);
        } catch (TaskFailedException e) {
            // The next run of the schedule comes anyway.
        }
    }

    private void later(Duration delay, String function, JsonNode payload) {
        world.simulation.runAt(
                world.simulation.now().plus(delay),
                () -> world.simulation.execute(() -> runUnheard(function, payload)));
    }

    private void runUnheard(String function, JsonNode payload) {
        try {
            run(function, payload);
        } catch (TaskFailedException e) {
            // Nobody waits for it.
        }
    }

    /** Runs one invocation to its end. */
    public JsonNode run(String function, JsonNode payload) {
        Instant deadline =
                world.simulation.now().plus(world.template().function(function).timeout());
        StepInvocation invocation =
                new StepInvocation(
                        name(function), invocations.merge(function, 1, Integer::sum), deadline);
        Deque<Warm> idle = warm.computeIfAbsent(function, it -> new ArrayDeque<>());
        Warm process = idle.isEmpty() ? start(function) : idle.pop();
        process.process().lead(world.line(invocation));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            process.handler()
                    .handleRequest(
                            new ByteArrayInputStream(
                                    payload.toString().getBytes(StandardCharsets.UTF_8)),
                            out,
                            new Deadline(world.simulation, deadline));
        } catch (IOException | RuntimeException | Error e) {
            throw invocation.dead() ? died(invocation) : failed(idle, process, e);
        }
        if (invocation.dead()) {
            throw died(invocation);
        }
        idle.push(process);
        try {
            return Json.tree(out.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(function + " answered no JSON", e);
        }
    }

    private TaskFailedException failed(Deque<Warm> idle, Warm process, Throwable cause) {
        idle.push(process);
        escaped.add(cause.toString());
        return new TaskFailedException(cause.getClass().getName(), String.valueOf(cause), cause);
    }

    private static TaskFailedException died(StepInvocation invocation) {
        return new TaskFailedException(
                invocation.timedOut() ? "Sandbox.Timedout" : "Runtime.ExitError", "{}");
    }

    private Warm start(String function) {
        FunctionProcess process = processes.take();
        used.add(process);
        return new Warm(process, Handlers.of(world, function, process));
    }

    /** The exceptions that came out of handlers, by class and words. */
    public List<String> escaped() {
        return List.copyOf(escaped);
    }

    /** Nothing runs any more. */
    public void close() {
        used.forEach(processes::giveBack);
    }

    private static String name(String function) {
        return function.replace("Function", "").toLowerCase(java.util.Locale.ROOT);
    }
}

package reelay.local.aws.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.ErrorNames;
import reelay.local.aws.asl.expression.JsonataFunctions;
import reelay.local.aws.asl.history.History;
import reelay.local.aws.asl.history.HistoryData;
import reelay.local.aws.asl.history.HistoryEvent;
import reelay.local.aws.asl.task.TaskFailedException;
import reelay.local.aws.asl.task.TaskOutcome;
import reelay.local.aws.asl.task.TaskResource;
import reelay.local.aws.asl.task.TaskRunner;
import reelay.local.aws.asl.time.Timers;

/** One run of a state machine. It moves when something happens to it, one thing at a time. */
public final class Execution {

    private record Outcome(
            ExecutionStatus status,
            @Nullable Instant stopped,
            @Nullable JsonNode output,
            @Nullable String error,
            @Nullable String cause) {

        static final Outcome RUNNING = new Outcome(ExecutionStatus.RUNNING, null, null, null, null);
    }

    private final AslInterpreter interpreter;
    private final StateMachine machine;
    private final String arn;
    private final String name;
    private final JsonNode input;
    private final Instant started;
    private final Consumer<Execution> listener;
    private final History history = new History();
    private final Journey journey;

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean acting;
    private Timers.@Nullable Pending deadline;
    private volatile Outcome outcome = Outcome.RUNNING;
    private final AtomicInteger redriveCount = new AtomicInteger();

    Execution(
            AslInterpreter interpreter,
            StateMachine machine,
            String arn,
            String name,
            JsonNode input,
            Consumer<Execution> listener) {
        this.interpreter = interpreter;
        this.machine = machine;
        this.arn = arn;
        this.name = name;
        this.input = input;
        this.listener = listener;
        this.started = interpreter.timers().now();
        this.journey = new Journey(this, machine.definition().graph());
    }

    void start() {
        ObjectNode details = HistoryData.text("input", input).put("roleArn", machine.roleArn());
        record("ExecutionStarted", 0, details);
        startDeadline();
        listener.accept(this);
        elsewhere(() -> journey.start(input, 0));
    }

    private void startDeadline() {
        Optional<Duration> timeout = machine.definition().timeout();
        timeout.ifPresent(time -> deadline = runAt(now().plus(time), this::timeOut));
    }

    /** Does something to the execution now, or right after what it is doing already. */
    void act(Runnable action) {
        boolean ended = false;
        lock.lock();
        try {
            waiting.add(action);
            if (acting) {
                return;
            }
            acting = true;
            ExecutionStatus before = outcome.status();
            try {
                for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                    if (outcome.status() == ExecutionStatus.RUNNING) {
                        next.run();
                    }
                }
            } catch (History.FullException e) {
                failed(ErrorNames.RUNTIME, e.getMessage());
            } finally {
                acting = false;
                waiting.clear();
            }
            ended = outcome.status() != before;
        } finally {
            lock.unlock();
        }
        if (ended) {
            listener.accept(this);
        }
    }

    private void elsewhere(Runnable action) {
        interpreter.executor().execute(() -> act(action));
    }

    Timers.Pending runAt(Instant when, Runnable action) {
        return interpreter.timers().runAt(when, () -> elsewhere(action));
    }

    /** Runs a Task where it may block; the answer comes back as something that happens here. */
    void runTask(TaskResource resource, JsonNode arguments, Consumer<TaskOutcome> answered) {
        TaskRunner runner = interpreter.runners().runnerOf(resource);
        TaskRunner.TaskCall call = new TaskRunner.TaskCall(arguments, arn, machine.arn());
        interpreter
                .executor()
                .execute(
                        () -> {
                            TaskOutcome result = outcome(runner, call);
                            act(() -> answered.accept(result));
                        });
    }

    private static TaskOutcome outcome(TaskRunner runner, TaskRunner.TaskCall call) {
        try {
            return new TaskOutcome.Succeeded(runner.run(call));
        } catch (TaskFailedException e) {
            return new TaskOutcome.Failed(e.error(), e.explanation());
        } catch (RuntimeException e) {
            // A bug of the runner: shown where its user looks, in the history.
            return new TaskOutcome.Failed(ErrorNames.RUNTIME, e.toString());
        }
    }

    int record(String type, int previous, @Nullable ObjectNode details) {
        return history.add(type, previous, now(), details, false);
    }

    private void timeOut() {
        end(ExecutionStatus.TIMED_OUT, null, ErrorNames.TIMEOUT, null);
    }

    /** Its last state was left. */
    void succeeded(JsonNode output) {
        end(ExecutionStatus.SUCCEEDED, output, null, null);
    }

    /** A state failed for good. */
    void failed(@Nullable String error, @Nullable String cause) {
        end(ExecutionStatus.FAILED, null, error, cause);
    }

    private void end(
            ExecutionStatus status,
            @Nullable JsonNode output,
            @Nullable String error,
            @Nullable String cause) {
        journey.abandon();
        if (deadline != null) {
            deadline.cancel();
        }
        ObjectNode details =
                output == null
                        ? HistoryData.failure(error, cause)
                        : HistoryData.text("output", output);
        Instant stopped = now();
        history.add("Execution" + wording(status), journey.lastEvent(), stopped, details, true);
        outcome = new Outcome(status, stopped, output, error, cause);
    }

    private static String wording(ExecutionStatus status) {
        return switch (status) {
            case RUNNING ->
                    throw new IllegalArgumentException("an execution cannot end as running");
            case SUCCEEDED -> "Succeeded";
            case FAILED -> "Failed";
            case TIMED_OUT -> "TimedOut";
            case ABORTED -> "Aborted";
        };
    }

    /** Ends it as ABORTED; without effect once it has ended. */
    public void stop(@Nullable String error, @Nullable String cause) {
        act(() -> end(ExecutionStatus.ABORTED, null, error, cause));
    }

    /**
     * Goes on at the state it ended in, with the same input and variables.
     *
     * @return false if it has not ended badly, or never got into a state
     */
    public boolean redrive() {
        lock.lock();
        try {
            boolean bad =
                    switch (outcome.status()) {
                        case RUNNING, SUCCEEDED -> false;
                        case FAILED, TIMED_OUT, ABORTED -> true;
                    };
            if (!bad || journey.visit() == null || history.lastId() >= History.LONGEST - 2) {
                return false;
            }
            int count = redriveCount.incrementAndGet();
            outcome = Outcome.RUNNING;
            ObjectNode details = JsonNodeFactory.instance.objectNode().put("redriveCount", count);
            int event = record("ExecutionRedriven", history.lastId(), details);
            startDeadline();
            elsewhere(() -> journey.enterAgain(event));
        } finally {
            lock.unlock();
        }
        listener.accept(this);
        return true;
    }

    ObjectNode context() {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        ObjectNode execution = context.putObject("Execution");
        execution
                .put("Id", arn)
                .put("Name", name)
                .put("StartTime", HistoryData.time(started))
                .put("RoleArn", machine.roleArn())
                .put("RedriveCount", redriveCount.get())
                .set("Input", input);
        context.putObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
        return context;
    }

    JsonataFunctions functions() {
        return new JsonataFunctions(now());
    }

    Instant now() {
        return interpreter.timers().now();
    }

    RandomGenerator random() {
        return interpreter.random();
    }

    /** Its full ARN. */
    public String arn() {
        return arn;
    }

    /** Its name, unique for its state machine. */
    public String name() {
        return name;
    }

    /** What it runs. */
    public StateMachine machine() {
        return machine;
    }

    /** What it was started with. */
    public JsonNode input() {
        return input;
    }

    /** When it was started. */
    public Instant startDate() {
        return started;
    }

    /** Where it stands. */
    public ExecutionStatus status() {
        return outcome.status();
    }

    /** When it ended; empty while it runs. */
    public Optional<Instant> stopDate() {
        return Optional.ofNullable(outcome.stopped());
    }

    /** What it ended with; present only after success. */
    public Optional<JsonNode> output() {
        return Optional.ofNullable(outcome.output());
    }

    /** The error name it ended with. */
    public Optional<String> error() {
        return Optional.ofNullable(outcome.error());
    }

    /** The cause it ended with. */
    public Optional<String> cause() {
        return Optional.ofNullable(outcome.cause());
    }

    /** How often it was redriven. */
    public int redriveCount() {
        return redriveCount.get();
    }

    /** The state it is in or ended in; empty before the first. */
    public Optional<String> currentState() {
        return Optional.ofNullable(journey.visit()).map(StateVisit::name);
    }

    /** Everything that happened so far, oldest first. */
    public List<HistoryEvent> history() {
        return history.events();
    }
}

package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import reelay.local.aws.asl.run.AslInterpreter;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.asl.run.ExecutionStatus;
import reelay.local.aws.asl.run.StateMachine;
import reelay.local.aws.protocol.AwsFault;

/** The executions: all that run, and a bounded number of those that ended. */
final class KeptExecutions {

    private final AslInterpreter interpreter;
    private final int keptClosed;
    private final List<Consumer<Execution>> observers = new CopyOnWriteArrayList<>();

    private final Map<String, Execution> byArn = new LinkedHashMap<>();
    private final SequencedSet<Execution> closed = new LinkedHashSet<>();

    KeptExecutions(AslInterpreter interpreter, int keptClosed) {
        this.interpreter = interpreter;
        this.keptClosed = keptClosed;
    }

    /** Starts one; the same name and input again find the one that runs. */
    synchronized Execution start(StateMachine machine, String name, JsonNode input) {
        String arn = Arns.execution(machine.name(), name);
        Execution before = byArn.get(arn);
        if (before != null) {
            if (before.status() == ExecutionStatus.RUNNING && before.input().equals(input)) {
                return before;
            }
            throw new AwsFault(
                    400, "ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
        }
        Execution started = interpreter.start(machine, arn, name, input, this::changed);
        byArn.put(arn, started);
        return started;
    }

    private void changed(Execution execution) {
        keepWithinBounds(execution);
        observers.forEach(observer -> observer.accept(execution));
    }

    private synchronized void keepWithinBounds(Execution changed) {
        if (changed.status() == ExecutionStatus.RUNNING) {
            closed.remove(changed);
        } else {
            closed.add(changed);
        }
        while (closed.size() > keptClosed) {
            byArn.remove(closed.removeFirst().arn());
        }
    }

    void observe(Consumer<Execution> observer) {
        observers.add(observer);
    }

    synchronized List<Execution> all() {
        return List.copyOf(byArn.values());
    }

    synchronized Optional<Execution> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    Execution require(String arn) {
        Arns.require(arn, "execution");
        return find(arn)
                .orElseThrow(
                        () ->
                                new AwsFault(
                                        400,
                                        "ExecutionDoesNotExist",
                                        "Execution Does Not Exist: '" + arn + "'"));
    }

    void stopAll() {
        all().forEach(execution -> execution.stop(null, "the emulator was closed"));
    }
}

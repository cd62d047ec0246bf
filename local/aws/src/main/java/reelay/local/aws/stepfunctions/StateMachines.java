package reelay.local.aws.stepfunctions;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reelay.local.aws.asl.run.StateMachine;
import reelay.local.aws.asl.run.StateMachineDefinition;
import reelay.local.aws.asl.time.Timers;
import reelay.local.aws.protocol.AwsFault;

/** The state machines that exist. */
final class StateMachines {

    /** A state machine and when it was made. */
    record Created(StateMachine machine, Instant at) {}

    private final Map<String, Created> byArn = new ConcurrentHashMap<>();
    private final Timers timers;

    StateMachines(Timers timers) {
        this.timers = timers;
    }

    /** Adds one; the same one again is no error. */
    StateMachine add(String name, StateMachineDefinition definition, String roleArn) {
        String arn = Arns.stateMachine(name);
        StateMachine machine = new StateMachine(arn, name, roleArn, definition);
        Created before = byArn.putIfAbsent(arn, new Created(machine, timers.now()));
        if (before == null) {
            return machine;
        }
        boolean same =
                before.machine().definition().text().equals(definition.text())
                        && before.machine().roleArn().equals(roleArn);
        if (!same) {
            throw new AwsFault(
                    400,
                    "StateMachineAlreadyExists",
                    "State Machine Already Exists: '" + arn + "'");
        }
        return before.machine();
    }

    StateMachine find(String arn) {
        return created(arn).machine();
    }

    Created created(String arn) {
        Arns.require(arn, "stateMachine");
        Created found = byArn.get(arn);
        if (found == null) {
            throw new AwsFault(
                    400, "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
        }
        return found;
    }

    /** All of them by name. */
    List<Created> all() {
        return byArn.values().stream()
                .sorted(Comparator.comparing(created -> created.machine().name()))
                .toList();
    }
}

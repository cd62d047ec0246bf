package reelay.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reelay.simulator.wire.RequestKind;

/** The faults asked for through the API; the oldest that fits strikes first. Thread-safe. */
public final class Faults {

    private final List<Fault> active = new ArrayList<>();

    /** Nothing goes wrong at first. */
    public Faults() {}

    /** From now on this happens as well. */
    public synchronized void add(Fault fault) {
        active.add(fault);
    }

    /** From now on this happens and nothing else. */
    public synchronized void replace(List<Fault> faults) {
        active.clear();
        active.addAll(faults);
    }

    /** Nothing goes wrong any more; jobs keep the faults they were made with. */
    public synchronized void clear() {
        active.clear();
    }

    /** What still goes wrong, oldest first. */
    public synchronized List<Fault> active() {
        return List.copyOf(active);
    }

    /** The first fault for that request, whose count goes down by one. */
    public synchronized Optional<Fault> take(FaultKind.Phase phase, RequestKind operation) {
        for (int i = 0; i < active.size(); i++) {
            Fault fault = active.get(i);
            if (fault.kind().phase() == phase && fault.operation().covers(operation)) {
                use(i, fault);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Every fault that a new job takes with it. */
    public synchronized List<Fault> takeForJob() {
        List<Fault> taken = new ArrayList<>();
        for (Fault fault : List.copyOf(active)) {
            if (fault.kind().phase() == FaultKind.Phase.JOB) {
                taken.add(fault);
                use(active.indexOf(fault), fault);
            }
        }
        return taken;
    }

    private void use(int index, Fault fault) {
        Integer count = fault.count();
        if (count != null && count == 1) {
            active.remove(index);
        } else if (count != null) {
            active.set(index, fault.times(count - 1));
        }
    }
}

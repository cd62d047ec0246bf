package reelay.stack.faults.process;

import java.util.ArrayDeque;
import java.util.Deque;

/** Processes that are used again in the next world: making AWS clients takes longer than a life. */
public final class Processes {

    private final Deque<FunctionProcess> idle = new ArrayDeque<>();

    FunctionProcess take() {
        FunctionProcess process = idle.poll();
        return process == null ? new FunctionProcess() : process;
    }

    void giveBack(FunctionProcess process) {
        idle.push(process);
    }
}

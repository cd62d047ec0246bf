package reelay.local.aws.asl.run;

import org.jspecify.annotations.Nullable;

/** Turns its input into output and variables. */
public record PassState(Exit exit, @Nullable String next) implements State {

    @Override
    public String type() {
        return "Pass";
    }

    @Override
    public void enter(StateVisit visit) {
        visit.leave(visit.input(), exit, next);
    }
}

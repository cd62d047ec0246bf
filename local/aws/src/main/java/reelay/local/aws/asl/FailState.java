package reelay.local.aws.asl;

import org.jspecify.annotations.Nullable;

/** Ends its graph with an error of the definition's choice. */
record FailState(@Nullable Template error, @Nullable Template cause) implements State {

    @Override
    public String type() {
        return "Fail";
    }

    @Override
    public void enter(StateVisit visit) {
        visit.giveUp(
                error == null ? null : visit.text(error, "Error"),
                cause == null ? null : visit.text(cause, "Cause"));
    }
}

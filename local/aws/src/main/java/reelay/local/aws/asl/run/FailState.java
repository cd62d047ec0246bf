package reelay.local.aws.asl.run;

import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.FieldTemplate;

/** Ends its graph with an error of the definition's choice. */
public record FailState(@Nullable FieldTemplate error, @Nullable FieldTemplate cause)
        implements State {

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

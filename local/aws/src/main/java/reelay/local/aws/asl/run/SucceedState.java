package reelay.local.aws.asl.run;

/** Ends its graph well. */
public record SucceedState(Exit exit) implements State {

    @Override
    public String type() {
        return "Succeed";
    }

    @Override
    public void enter(StateVisit visit) {
        visit.leave(visit.input(), exit, null);
    }
}

package reelay.local.aws.asl.run;

import java.util.List;

/** A state as the definition describes it, and what it does when an execution is in it. */
public sealed interface State
        permits TaskState, PassState, WaitState, ChoiceState, SucceedState, FailState {

    /** As the definition writes it, such as {@code Task}; history events are named after it. */
    String type();

    /** Does one try of the state's work, and leaves the visit or lets it wait for something. */
    void enter(StateVisit visit);

    /** When to try again. */
    default List<Retrier> retriers() {
        return List.of();
    }

    /** Where to go on after an error. */
    default List<Catcher> catchers() {
        return List.of();
    }
}

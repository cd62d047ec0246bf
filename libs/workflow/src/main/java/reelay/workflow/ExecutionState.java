package reelay.workflow;

import java.time.Instant;
import reelay.video.RecordedFailure;

/** What became of a video's execution. */
public sealed interface ExecutionState {

    /** It is at work. */
    record Running() implements ExecutionState {}

    /** There never was one. */
    record None() implements ExecutionState {}

    /**
     * It is over.
     *
     * @param at when it ended
     * @param failure what to say of a video it left open
     */
    record Ended(Instant at, RecordedFailure failure) implements ExecutionState {}
}

package reelay.video.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import reelay.video.Failure;

/** What a poll found; the state machine branches on {@code outcome}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PollOutcome.Running.class, name = "running"),
    @JsonSubTypes.Type(value = PollOutcome.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = PollOutcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = PollOutcome.AlreadyFinal.class, name = "already_final")
})
public sealed interface PollOutcome {

    /**
     * Not done yet, or the provider could not be asked.
     *
     * @param waitSeconds how long to wait before the next poll
     * @param seen what was seen, to go on after "when last asked, "; told when the deadline passes
     */
    record Running(Duration waitSeconds, String seen) implements PollOutcome {}

    /** The provider has the finished video. */
    record Finished() implements PollOutcome {}

    /**
     * The job failed, or the provider no longer knows it.
     *
     * @param failure what to record
     */
    record Failed(Failure failure) implements PollOutcome {}

    /** There is nothing left to do: the video is completed, failed or deleted. */
    record AlreadyFinal() implements PollOutcome {}
}

package reelay.video.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import reelay.video.Failure;
import reelay.video.FailureCode;

/** What a submit came to; the state machine branches on {@code outcome}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SubmitOutcome.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = SubmitOutcome.Busy.class, name = "busy"),
    @JsonSubTypes.Type(value = SubmitOutcome.Held.class, name = "held"),
    @JsonSubTypes.Type(value = SubmitOutcome.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = SubmitOutcome.AlreadyFinal.class, name = "already_final")
})
public sealed interface SubmitOutcome {

    /**
     * The provider has the job.
     *
     * @param waitSeconds how long to wait before the first poll
     */
    record Accepted(Duration waitSeconds) implements SubmitOutcome {}

    /**
     * The provider cannot take it now, or it is not yet clear whether it did; submit again later.
     *
     * @param waitSeconds how long to wait before that
     * @param failure what the video fails with if the hold limit passes first
     */
    record Busy(Duration waitSeconds, Failure failure) implements SubmitOutcome {

        /**
         * The failure's word once more: a state machine from before there was {@link #failure}
         * decides by it, and an execution stays with the one it began with.
         */
        @JsonProperty("reason")
        FailureCode reason() {
            return failure.code();
        }
    }

    /**
     * The account may not make videos now, but may be allowed to soon; submit again later.
     *
     * @param waitSeconds how long to wait before that
     * @param failure what the video fails with if the hold limit passes first
     */
    record Held(Duration waitSeconds, Failure failure) implements SubmitOutcome {}

    /**
     * It will never be accepted as it is.
     *
     * @param failure what to record
     */
    record Refused(Failure failure) implements SubmitOutcome {}

    /** There is nothing left to do: the video is completed, failed or deleted. */
    record AlreadyFinal() implements SubmitOutcome {}
}

package reelay.video.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import reelay.video.Failure;

/** What storing came to; the state machine branches on {@code outcome}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StoreOutcome.Stored.class, name = "stored"),
    @JsonSubTypes.Type(value = StoreOutcome.NotYet.class, name = "not_yet"),
    @JsonSubTypes.Type(value = StoreOutcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = StoreOutcome.AlreadyFinal.class, name = "already_final")
})
public sealed interface StoreOutcome {

    /**
     * The video is in the bucket and its item says completed.
     *
     * @param objectKey S3 key
     * @param bytes length, in bytes
     */
    record Stored(String objectKey, long bytes) implements StoreOutcome {}

    /**
     * The provider does not hand it out now, or the bytes did not arrive whole; try again later.
     *
     * @param waitSeconds how long to wait before that
     * @param failure what the video fails with if trying again never helps
     */
    record NotYet(Duration waitSeconds, Failure failure) implements StoreOutcome {}

    /**
     * The provider will never hand it out.
     *
     * @param failure what to record
     */
    record Failed(Failure failure) implements StoreOutcome {}

    /** There is nothing left to do: the video failed or was deleted. */
    record AlreadyFinal() implements StoreOutcome {}
}

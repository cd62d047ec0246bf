package reelay.webhooks;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What came of a try; the state machine branches on {@code outcome}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DeliveryOutcome.Delivered.class, name = "delivered"),
    @JsonSubTypes.Type(value = DeliveryOutcome.Again.class, name = "again"),
    @JsonSubTypes.Type(value = DeliveryOutcome.Ended.class, name = "ended")
})
public sealed interface DeliveryOutcome {

    /** The receiver acknowledged it. */
    record Delivered() implements DeliveryOutcome {}

    /**
     * It did not, this time.
     *
     * @param waitShare how much of the wait before the next try is waited, from 0.8 to 1: chance
     *     keeps those apart that failed together
     */
    record Again(double waitShare) implements DeliveryOutcome {}

    /** Nobody is to be asked any more. */
    record Ended() implements DeliveryOutcome {}
}

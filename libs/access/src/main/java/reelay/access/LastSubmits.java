package reelay.access;

import java.time.Instant;
import java.util.Optional;
import reelay.provider.ProviderError;

/**
 * What the last real submits of a model came to.
 *
 * @param model the model
 * @param succeededAt when the provider last took a video; empty when it never did
 * @param refusal how it last refused one; empty when it never did
 */
public record LastSubmits(String model, Optional<Instant> succeededAt, Optional<Refusal> refusal) {

    /**
     * A refused submit.
     *
     * @param error what the provider said; the key is cut out
     * @param at when
     */
    public record Refusal(ProviderError error, Instant at) {}

    /** Nothing was submitted yet. */
    public static LastSubmits none(String model) {
        return new LastSubmits(model, Optional.empty(), Optional.empty());
    }

    /** The refusal, unless a video was taken since. */
    public Optional<Refusal> standingRefusal() {
        return refusal.filter(
                refused -> succeededAt.map(taken -> taken.isBefore(refused.at())).orElse(true));
    }
}

package reelay.access.kept;

import java.time.Instant;
import java.util.Optional;
import reelay.provider.ProviderError;

/**
 * What the last real submits of a model came to.
 *
 * @param model the model
 * @param taken when the provider last took a video; empty when it never did
 * @param refusal how it last refused one; empty when it never did
 */
public record LastSubmits(String model, Optional<Taken> taken, Optional<Refusal> refusal) {

    /**
     * A video that was taken.
     *
     * @param at when
     * @param with who asked; empty where an older version wrote it down
     */
    public record Taken(Instant at, Optional<AskedWith> with) {}

    /**
     * A refused submit.
     *
     * @param error what the provider said; the key is cut out
     * @param at when
     * @param with who asked; empty where an older version wrote it down
     */
    public record Refusal(ProviderError error, Instant at, Optional<AskedWith> with) {}

    /** Nothing was submitted yet. */
    public static LastSubmits none(String model) {
        return new LastSubmits(model, Optional.empty(), Optional.empty());
    }

    /** When the provider last took a video. */
    public Optional<Instant> succeededAt() {
        return taken.map(Taken::at);
    }

    /** The refusal, unless a video was taken since. */
    public Optional<Refusal> standingRefusal() {
        return refusal.filter(
                refused ->
                        succeededAt().map(success -> success.isBefore(refused.at())).orElse(true));
    }
}

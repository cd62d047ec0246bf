package reelay.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a refusal of the provider means for access. */
public sealed interface AccessDecision {

    /**
     * The right thing was done and has not arrived yet: wait.
     *
     * @param tryAgainAt when it should have arrived
     * @param sentence the same for people
     */
    record Propagating(Reason reason, Instant tryAgainAt, String sentence)
            implements AccessDecision {}

    /**
     * Waiting does not help: somebody has to do something.
     *
     * @param sentence the same for people
     * @param steps what to do, the first thing first; at least one
     */
    record Blocked(Reason reason, String sentence, List<Step> steps) implements AccessDecision {
        public Blocked {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The provider is busy, broken or out of reach, which says nothing about access.
     *
     * @param tryAgainAt when the provider asks to come back; empty when it does not say
     */
    record Busy(Reason reason, Optional<Instant> tryAgainAt) implements AccessDecision {}

    /** It is about the request, not about the account. */
    record NotAccess() implements AccessDecision {}
}

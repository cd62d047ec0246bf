package reelay.access.kept;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import reelay.access.AccessWindows;
import reelay.access.Milestone;
import reelay.access.Milestones;
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
    public record Refusal(ProviderError error, Instant at, Optional<AskedWith> with) {

        /**
         * Whether it says nothing about now any more: the change that it waited for has arrived
         * since, or the key is a newer one.
         */
        public boolean outdated(Milestones milestones, Instant now) {
            return switch (error.kind()) {
                case ORGANIZATION_UNVERIFIED ->
                        arrived(milestones, Milestone.VERIFIED_AT, AccessWindows.VERIFICATION, now)
                                || newKey(milestones, now);
                case MODEL_NOT_PERMITTED, MODEL_NOT_FOUND ->
                        arrived(milestones, Milestone.ACCESS_GRANTED_AT, AccessWindows.GRANT, now)
                                || arrived(
                                        milestones,
                                        Milestone.TIER_UPGRADED_AT,
                                        AccessWindows.TIER,
                                        now)
                                || arrived(
                                        milestones,
                                        Milestone.VERIFIED_AT,
                                        AccessWindows.VERIFICATION,
                                        now)
                                || newKey(milestones, now);
                case QUOTA_EXHAUSTED, BILLING_INACTIVE ->
                        arrived(milestones, Milestone.TIER_UPGRADED_AT, AccessWindows.TIER, now);
                case SPEND_LIMIT_REACHED -> !month(at).equals(month(now));
                case KEY_MISSING,
                        KEY_INVALID,
                        KEY_NOT_PERMITTED,
                        NOT_OF_THE_PROJECT,
                        NOT_A_MEMBER ->
                        newKey(milestones, now);
                case RATE_LIMITED, OVERLOADED, SERVER_ERROR, UNREACHABLE, TIMED_OUT ->
                        !now.isBefore(at.plus(error.retryAfter().orElse(AccessWindows.BUSY)));
                case IP_NOT_ALLOWED,
                        REGION_NOT_SUPPORTED,
                        RETIRED,
                        MODEL_RETIRED,
                        MODERATION_BLOCKED,
                        REQUEST_INVALID,
                        REQUEST_REFUSED,
                        SECRET_UNREADABLE,
                        ACCOUNT_CLOSED,
                        NOT_FOUND,
                        NOT_READY,
                        ROUTE_MISSING,
                        NOT_THE_PROTOCOL ->
                        false;
            };
        }

        private boolean arrived(
                Milestones milestones, Milestone milestone, Duration takes, Instant now) {
            return milestones
                    .at(milestone)
                    .map(start -> start.plus(takes))
                    .filter(end -> at.isBefore(end) && !now.isBefore(end))
                    .isPresent();
        }

        private boolean newKey(Milestones milestones, Instant now) {
            return arrived(milestones, Milestone.KEY_CREATED_AT, Duration.ZERO, now);
        }

        private static YearMonth month(Instant time) {
            return YearMonth.from(time.atZone(ZoneOffset.UTC));
        }
    }

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

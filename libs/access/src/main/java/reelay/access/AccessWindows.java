package reelay.access;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.site.OpenAi;
import reelay.provider.site.Shutdown;

/**
 * How long a change of the account takes to arrive, and so what a refusal means. The check and
 * Submit both ask here, so they never disagree.
 */
public final class AccessWindows {

    /** The guide says 15 to 30 minutes, OpenAI up to 15: the longer one. */
    public static final Duration VERIFICATION = Duration.ofMinutes(30);

    /** The guide's longest wait after an upgrade. */
    public static final Duration TIER = Duration.ofHours(1);

    /** The guide says "a few hours"; four are taken. */
    public static final Duration GRANT = Duration.ofHours(4);

    /** The guide says 1 to 3 business days after a request. */
    private static final int REQUEST_BUSINESS_DAYS = 3;

    /**
     * How long a busy provider counts as busy when it does not say, in step with the usual schedule
     * of the check.
     */
    public static final Duration BUSY = Duration.ofMinutes(15);

    private final ProviderSite site;

    /**
     * @param site whose service it is
     */
    public AccessWindows(ProviderSite site) {
        this.site = site;
    }

    /**
     * What a refusal means. A missing route counts against the address, so whoever asked for an
     * operation that some providers lack decides that before.
     */
    public AccessDecision decide(ProviderError error, Milestones milestones, Instant now) {
        return switch (error.kind()) {
            case RETIRED -> retired(error);
            case MODEL_RETIRED -> blocked(Reason.MODEL_RETIRED, error);
            case SECRET_UNREADABLE -> blocked(Reason.SECRET_UNREADABLE, error);
            case KEY_MISSING -> blocked(Reason.KEY_MISSING, error);
            case KEY_INVALID -> blocked(Reason.KEY_INVALID, error);
            case KEY_NOT_PERMITTED -> blocked(Reason.KEY_NOT_PERMITTED, error);
            case ACCOUNT_CLOSED -> blocked(Reason.ACCOUNT_CLOSED, error);
            case NOT_OF_THE_PROJECT -> blocked(Reason.KEY_OF_OTHER_PROJECT, error);
            case NOT_A_MEMBER -> blocked(Reason.ORGANIZATION_MISMATCH, error);
            case IP_NOT_ALLOWED -> blocked(Reason.IP_NOT_ALLOWED, error);
            case REGION_NOT_SUPPORTED -> blocked(Reason.REGION_NOT_SUPPORTED, error);
            case ROUTE_MISSING, NOT_THE_PROTOCOL -> blocked(Reason.NOT_AN_OPENAI_API, error);
            case SPEND_LIMIT_REACHED -> blocked(Reason.SPEND_LIMIT_REACHED, error);
            case ORGANIZATION_UNVERIFIED -> unverified(error, milestones, now);
            case MODEL_NOT_PERMITTED, MODEL_NOT_FOUND ->
                    either(modelOnItsWay(milestones, now), Reason.MODEL_NOT_ENABLED, error);
            case QUOTA_EXHAUSTED -> either(tier(milestones, now), Reason.CREDIT_EXHAUSTED, error);
            case BILLING_INACTIVE -> either(tier(milestones, now), Reason.BILLING_INACTIVE, error);
            case RATE_LIMITED -> busy(Reason.RATE_LIMITED, error, now);
            case OVERLOADED -> busy(Reason.PROVIDER_OVERLOADED, error, now);
            case SERVER_ERROR -> busy(Reason.PROVIDER_ERROR, error, now);
            case UNREACHABLE, TIMED_OUT -> busy(Reason.UNREACHABLE, error, now);
            case MODERATION_BLOCKED, REQUEST_INVALID, REQUEST_REFUSED, NOT_FOUND, NOT_READY ->
                    new AccessDecision.NotAccess();
        };
    }

    /** Whether a model that is missing may be on its way; empty when nothing says so. */
    public Optional<AccessDecision.Propagating> modelOnItsWay(Milestones milestones, Instant now) {
        return Stream.of(
                        granted(milestones, now),
                        tier(milestones, now),
                        verification(milestones, now),
                        requested(milestones, now))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether a verification may be on its way. */
    public Optional<AccessDecision.Propagating> verification(Milestones milestones, Instant now) {
        return window(
                Milestone.VERIFIED_AT,
                VERIFICATION,
                Reason.VERIFICATION_PROPAGATING,
                "that takes 15 to 30 minutes to arrive everywhere",
                milestones,
                now);
    }

    /** Whether an upgrade may be on its way. */
    public Optional<AccessDecision.Propagating> tier(Milestones milestones, Instant now) {
        return window(
                Milestone.TIER_UPGRADED_AT,
                TIER,
                Reason.TIER_PROPAGATING,
                "that takes up to an hour to arrive everywhere",
                milestones,
                now);
    }

    /** Whether granted access may be on its way. */
    public Optional<AccessDecision.Propagating> granted(Milestones milestones, Instant now) {
        return window(
                Milestone.ACCESS_GRANTED_AT,
                GRANT,
                Reason.ACCESS_PROPAGATING,
                "that takes a few hours to arrive everywhere",
                milestones,
                now);
    }

    /** Whether the answer to a request may still come; not once access was granted. */
    public Optional<AccessDecision.Propagating> requested(Milestones milestones, Instant now) {
        return milestones
                .at(Milestone.ACCESS_REQUESTED_AT)
                .filter(_ -> milestones.at(Milestone.ACCESS_GRANTED_AT).isEmpty())
                .map(AccessWindows::threeBusinessDaysAfter)
                .filter(now::isBefore)
                .map(
                        end ->
                                new AccessDecision.Propagating(
                                        Reason.ACCESS_REQUESTED,
                                        end,
                                        "Access to the model was requested "
                                                + ago(
                                                        milestones
                                                                .at(Milestone.ACCESS_REQUESTED_AT)
                                                                .orElseThrow(),
                                                        now)
                                                + "; an answer takes 1 to 3 business days."));
    }

    /**
     * Whether the key is older than the verification, as far as people told; it needs a new one.
     */
    public static boolean keyPredatesVerification(Milestones milestones) {
        return milestones.keyCreatedAt() != null
                && milestones.verifiedAt() != null
                && milestones.keyCreatedAt().isBefore(milestones.verifiedAt());
    }

    private AccessDecision unverified(ProviderError error, Milestones milestones, Instant now) {
        return either(
                verification(milestones, now),
                keyPredatesVerification(milestones)
                        ? Reason.KEY_PREDATES_VERIFICATION
                        : Reason.ORGANIZATION_UNVERIFIED,
                error);
    }

    private Optional<AccessDecision.Propagating> window(
            Milestone milestone,
            Duration length,
            Reason reason,
            String takes,
            Milestones milestones,
            Instant now) {
        return milestones
                .at(milestone)
                .filter(start -> now.isBefore(start.plus(length)))
                .map(
                        start ->
                                new AccessDecision.Propagating(
                                        reason,
                                        start.plus(length),
                                        capitalized(milestone.event())
                                                + " "
                                                + ago(start, now)
                                                + "; "
                                                + takes
                                                + "."));
    }

    /**
     * Whether the words send people elsewhere than what they mean: OpenAI's old text about
     * verification, passed on by a gateway after the model was switched off.
     */
    public static boolean contradictsItsMeaning(ProviderError error) {
        return error.kind() == ProviderErrorKind.RETIRED
                && OpenAi.asksForVerification(error.message());
    }

    private AccessDecision retired(ProviderError error) {
        return contradictsItsMeaning(error)
                ? new AccessDecision.Blocked(
                        Reason.PROVIDER_RETIRED,
                        Shutdown.atOpenAi(site.host()).sentence() + ".",
                        new Advice(site).on(Reason.PROVIDER_RETIRED))
                : blocked(Reason.PROVIDER_RETIRED, error);
    }

    /** Waiting helps if something is on its way. */
    private AccessDecision either(
            Optional<AccessDecision.Propagating> onItsWay, Reason reason, ProviderError error) {
        return onItsWay.isPresent() ? onItsWay.get() : blocked(reason, error);
    }

    private AccessDecision blocked(Reason reason, ProviderError error) {
        return new AccessDecision.Blocked(
                reason,
                error.httpStatus().isPresent()
                        ? site.who() + " refuses: " + sentence(error.message())
                        : capitalized(error.message()) + ".",
                new Advice(site.answering(error)).on(reason));
    }

    /** Something of ours may follow it. */
    private static String sentence(String words) {
        return words.matches("(?s).*[.!?]\\s*") ? words : words + ".";
    }

    private static AccessDecision busy(Reason reason, ProviderError error, Instant now) {
        return new AccessDecision.Busy(reason, error.retryAfter().map(now::plus));
    }

    /** Saturday and Sunday, in UTC, do not count; holidays differ and are not known. */
    private static Instant threeBusinessDaysAfter(Instant start) {
        ZonedDateTime day = start.atZone(ZoneOffset.UTC);
        int left = REQUEST_BUSINESS_DAYS;
        while (left > 0) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day.toInstant();
    }

    private static String ago(Instant start, Instant now) {
        Duration past = Duration.between(start, now);
        if (past.toMinutes() < 1) {
            return "just now";
        }
        if (past.toHours() < 2) {
            return past.toMinutes() + (past.toMinutes() == 1 ? " minute ago" : " minutes ago");
        }
        return past.toDays() < 2 ? past.toHours() + " hours ago" : past.toDays() + " days ago";
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

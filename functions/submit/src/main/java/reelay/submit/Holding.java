package reelay.submit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import reelay.access.AccessDecision;
import reelay.access.AccessWindows;
import reelay.access.Milestones;
import reelay.access.ProviderSite;
import reelay.access.Reason;
import reelay.access.Step;
import reelay.access.kept.AccessReports;
import reelay.access.kept.KeptMilestones;
import reelay.access.kept.SubmitEvidence;
import reelay.aws.AwsClients;
import reelay.catalog.VideoCatalog;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.site.OpenAi;
import reelay.provider.target.Target;
import reelay.submit.turn.BeforeAsking;
import reelay.submit.turn.TurnToAsk;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Hold;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.step.Pace;
import reelay.video.step.SubmitOutcome;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What becomes of a video that the provider refused: it waits while waiting may help, and fails at
 * once when somebody has to do something.
 */
final class Holding {

    private final VideoCatalog catalog;
    private final SubmitEvidence evidence;
    private final TurnToAsk turn;
    private final BeforeAsking before;
    private final Supplier<Milestones> milestones;
    private final ProviderSite site;
    private final String model;
    private final Duration limit;
    private final Pace pace;
    private final InstantSource clock;

    /**
     * @param evidence what submits to that provider came to
     * @param milestones what people told about the account there
     * @param site whose service it is
     * @param model as that provider calls it
     * @param limit no video is held for longer; the state machine keeps to it
     */
    Holding(
            VideoCatalog catalog,
            SubmitEvidence evidence,
            AccessReports reports,
            Supplier<Milestones> milestones,
            ProviderSite site,
            String model,
            Duration limit,
            Pace pace,
            InstantSource clock) {
        this.catalog = catalog;
        this.evidence = evidence;
        this.turn = new TurnToAsk(evidence, reports, model, clock);
        this.before = new BeforeAsking(evidence, turn, milestones, site, model, clock);
        this.milestones = milestones;
        this.site = site;
        this.model = model;
        this.limit = limit;
        this.pace = pace;
        this.clock = clock;
    }

    /** For the videos that a target is asked for; the milestones are those of OpenAI's account. */
    static Function<Target, Holding> of(
            SubmitSettings settings,
            AwsClients aws,
            VideoCatalog catalog,
            Function<String, Supplier<ProviderCredentials>> credentials,
            Pace pace,
            InstantSource clock) {
        String table = settings.accessTable();
        return target -> {
            ProviderSite site = settings.site(target.kind());
            return new Holding(
                    catalog,
                    new SubmitEvidence(aws.dynamoDb(), table, site)
                            .askedWith(
                                    credentials.apply(target.kind()),
                                    settings.provider().addressOf(target.kind())),
                    new AccessReports(aws.dynamoDb(), table).of(target.kind()),
                    target.kind().equals(OpenAi.KIND)
                            ? new KeptMilestones(aws.dynamoDb(), table)::read
                            : () -> Milestones.NONE,
                    site,
                    target.model(),
                    settings.holdLimit(),
                    pace,
                    clock);
        };
    }

    /**
     * A video that would meet missing access waits without asking while the answer is known, or
     * while another one asks for all: also one that was never sent, so that a burst asks once.
     * Empty when it is time to ask.
     */
    Optional<SubmitOutcome> stillHeld(Video video) {
        try {
            return switch (before.know(video)) {
                case BeforeAsking.Known.Nothing() -> Optional.empty();
                case BeforeAsking.Known.Answer(ProviderError error) ->
                        Optional.of(declined(video, error));
                case BeforeAsking.Known.Waits(Hold hold, Reason reason, Instant next) ->
                        Optional.of(held(video, hold, reason, next));
                case BeforeAsking.Known.OnItsWay(var window, Instant next) ->
                        Optional.of(holdUnasked(video, window, next));
            };
        } catch (SdkException e) {
            // What cannot be looked up must not keep a video from the provider.
            StepLog.warn("submit.evidence_lost", video.id(), e.getClass().getName());
            return Optional.empty();
        }
    }

    private SubmitOutcome holdUnasked(
            Video video, AccessDecision.Propagating onItsWay, Instant next) {
        Hold hold = newHold(video, onItsWay);
        catalog.submits().recordHold(video.id(), hold);
        StepLog.info("submit.held_unasked", video.id(), hold.reason());
        return held(video, hold, onItsWay.reason(), next);
    }

    /** Decides about a video that the provider certainly did not take. */
    SubmitOutcome declined(Video video, ProviderError error) {
        AccessDecision decision =
                new AccessWindows(site.answering(error))
                        .decide(error, milestones.get(), clock.instant());
        return switch (decision) {
            case AccessDecision.Propagating propagating -> {
                keepRefusal(video, error);
                yield hold(video, propagating);
            }
            case AccessDecision.Blocked blocked -> {
                KeepEvidence.of(video, turn::end);
                keepRefusal(video, error);
                yield new SubmitOutcome.Refused(failure(blocked));
            }
            case AccessDecision.Busy busy -> {
                KeepEvidence.of(video, turn::end);
                keepRefusal(video, error);
                yield busy(video, busy, error);
            }
            case AccessDecision.NotAccess() -> {
                KeepEvidence.of(video, turn::end);
                yield aboutTheRequest(video, error);
            }
        };
    }

    /**
     * Decides about a refusal that stands in an answer of success: where it would be worth waiting,
     * too, the video is not sent again, and that is said.
     */
    SubmitOutcome.Refused refusedForGood(Video video, ProviderError error) {
        return declined(video, error) instanceof SubmitOutcome.Refused refused
                ? refused
                : new SubmitOutcome.Refused(
                        new Failure(
                                error.kind().failure(),
                                "The provider refused the video, in an answer of success: "
                                        + error.message()
                                        + " Reelay sends nothing again after such an answer; ask"
                                        + " for a new video when this has passed."));
    }

    /** Keeps that the provider took a video: the only proof of access there is. */
    void accepted(Video video) {
        KeepEvidence.of(video, () -> evidence.succeeded(model, clock.instant()));
    }

    /** What never reached the provider says nothing about the account. */
    private void keepRefusal(Video video, ProviderError error) {
        if (error.httpStatus().isPresent()) {
            KeepEvidence.of(video, () -> evidence.refused(model, error, clock.instant()));
        }
    }

    private SubmitOutcome hold(Video video, AccessDecision.Propagating propagating) {
        Hold hold = newHold(video, propagating);
        catalog.submits().recordHold(video.id(), hold);
        StepLog.info("submit.held", video.id(), hold.reason());
        Instant next = clock.instant().plus(turn.interval(hold.since()));
        KeepEvidence.of(video, () -> turn.answered(hold));
        return held(video, hold, propagating.reason(), next);
    }

    private String noLonger() {
        return " The video is held for %s at most; if that is over first, it fails, and may be made again once access is there."
                .formatted(GivingUp.span(limit));
    }

    private Hold newHold(Video video, AccessDecision.Propagating propagating) {
        Instant longest = video.createdAt().plus(limit);
        boolean tooLong = propagating.tryAgainAt().isAfter(longest);
        return new Hold(
                propagating.reason().word(),
                tooLong ? propagating.sentence() + noLonger() : propagating.sentence(),
                video.waiting().map(Hold::since).orElse(clock.instant()),
                tooLong ? longest : propagating.tryAgainAt());
    }

    private SubmitOutcome.Held held(Video video, Hold hold, Reason reason, Instant next) {
        Instant now = clock.instant();
        Instant look =
                hold.until().isAfter(now) && hold.until().isBefore(next) ? hold.until() : next;
        return new SubmitOutcome.Held(
                pace.next(
                        Duration.between(hold.since(), now),
                        OptionalInt.empty(),
                        Optional.of(Duration.between(now, look))),
                GivingUp.untaken(reason.failure(), hold.message(), video, now));
    }

    private SubmitOutcome busy(Video video, AccessDecision.Busy busy, ProviderError error) {
        Duration wait = waitFor(video, error);
        Instant now = clock.instant();
        catalog.submits()
                .recordHold(
                        video.id(),
                        new Hold(
                                busy.reason().word(),
                                "The provider cannot take the video now; it is asked again.",
                                now,
                                now.plus(wait)));
        return busy(video, wait, busy.reason().failure(), error);
    }

    private SubmitOutcome busy(Video video, Duration wait, FailureCode code, ProviderError error) {
        return new SubmitOutcome.Busy(
                wait,
                GivingUp.untaken(
                        code,
                        "%s said last: %s (%s)."
                                .formatted(site.host(), error.message(), error.kind().word()),
                        video,
                        clock.instant()));
    }

    private SubmitOutcome aboutTheRequest(Video video, ProviderError error) {
        if (error.kind().remedy() == ProviderErrorKind.Remedy.LATER) {
            return busy(video, waitFor(video, error), error.kind().failure(), error);
        }
        if (error.kind() == ProviderErrorKind.REQUEST_REFUSED) {
            // In words that nobody knows: it may have been the account.
            keepRefusal(video, error);
        }
        return new SubmitOutcome.Refused(new Failure(error.kind().failure(), error.message()));
    }

    private Duration waitFor(Video video, ProviderError error) {
        Duration elapsed = Duration.between(video.createdAt(), clock.instant());
        return pace.next(elapsed, OptionalInt.empty(), error.retryAfter());
    }

    private static Failure failure(AccessDecision.Blocked blocked) {
        List<Step> steps = blocked.steps();
        if (steps.isEmpty()) {
            return new Failure(blocked.reason().failure(), blocked.sentence());
        }
        Step first = steps.getFirst();
        String link = first.link() == null ? "" : " (" + first.link() + ")";
        return new Failure(
                blocked.reason().failure(), blocked.sentence() + " First: " + first.text() + link);
    }
}

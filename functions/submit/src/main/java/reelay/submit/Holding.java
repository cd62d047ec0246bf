package reelay.submit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import reelay.access.AccessDecision;
import reelay.access.AccessReport;
import reelay.access.AccessReports;
import reelay.access.AccessWindows;
import reelay.access.KeptMilestones;
import reelay.access.LastSubmits.Refusal;
import reelay.access.ProviderSite;
import reelay.access.Reason;
import reelay.access.Step;
import reelay.access.SubmitEvidence;
import reelay.access.Verdict;
import reelay.catalog.VideoCatalog;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings;
import reelay.video.Environment;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Hold;
import reelay.video.Pace;
import reelay.video.StepLog;
import reelay.video.SubmitOutcome;
import reelay.video.Video;

/**
 * What becomes of a video that the provider refused: it waits while waiting may help, and fails at
 * once when somebody has to do something. Of many that wait for the same access, one asks for all.
 */
final class Holding {

    /** Longest wait between two looks in the first hour; {@link Pace} slows down after that. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration SHORTEST = Duration.ofSeconds(2);

    /** A wait is this part of the time waited so far. */
    private static final int PART = 5;

    private final VideoCatalog catalog;
    private final SubmitEvidence evidence;
    private final AccessReports reports;
    private final KeptMilestones milestones;
    private final ProviderSite site;
    private final Pace pace;
    private final InstantSource clock;

    Holding(
            VideoCatalog catalog,
            SubmitEvidence evidence,
            AccessReports reports,
            KeptMilestones milestones,
            ProviderSite site,
            Pace pace,
            InstantSource clock) {
        this.catalog = catalog;
        this.evidence = evidence;
        this.reports = reports;
        this.milestones = milestones;
        this.site = site;
        this.pace = pace;
        this.clock = clock;
    }

    static Holding from(
            Environment environment, VideoCatalog catalog, Pace pace, InstantSource clock) {
        return new Holding(
                catalog,
                SubmitEvidence.from(environment),
                AccessReports.from(environment),
                KeptMilestones.from(environment),
                ProviderSite.of(ProviderSettings.from(environment).baseUrl()),
                pace,
                clock);
    }

    /**
     * A video that waits for access goes on waiting when the answer is known without asking: a
     * submit was refused, or a check found the same, a moment ago. Empty when it is time to ask.
     */
    Optional<SubmitOutcome> stillHeld(Video video) {
        return video.waiting()
                .flatMap(
                        hold ->
                                missingAccess(hold)
                                        .flatMap(reason -> stillHeld(video, hold, reason)));
    }

    private Optional<SubmitOutcome> stillHeld(Video video, Hold hold, Reason reason) {
        return lastNo(video, hold)
                .map(no -> no.plus(interval(hold.since())))
                .filter(next -> clock.instant().isBefore(next))
                .map(next -> held(video, hold, reason, next));
    }

    /** Decides about a video that the provider certainly did not take. */
    SubmitOutcome declined(Video video, ProviderError error) {
        AccessDecision decision =
                new AccessWindows(site.answering(error.organization()))
                        .decide(error, milestones.read(), clock.instant());
        return switch (decision) {
            case AccessDecision.Propagating propagating -> {
                keepRefusal(video, error);
                yield hold(video, propagating);
            }
            case AccessDecision.Blocked blocked -> {
                keepRefusal(video, error);
                yield new SubmitOutcome.Refused(failure(blocked));
            }
            case AccessDecision.Busy busy -> {
                keepRefusal(video, error);
                yield busy(video, busy, error);
            }
            case AccessDecision.NotAccess() -> aboutTheRequest(video, error);
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
        KeepEvidence.of(video, () -> evidence.succeeded(video.request().model(), clock.instant()));
    }

    /** What never reached the provider says nothing about the account. */
    private void keepRefusal(Video video, ProviderError error) {
        if (error.httpStatus().isPresent()) {
            KeepEvidence.of(
                    video, () -> evidence.refused(video.request().model(), error, clock.instant()));
        }
    }

    private SubmitOutcome hold(Video video, AccessDecision.Propagating propagating) {
        Instant now = clock.instant();
        Hold hold =
                new Hold(
                        propagating.reason().word(),
                        propagating.sentence(),
                        video.waiting().map(Hold::since).orElse(now),
                        propagating.tryAgainAt());
        catalog.recordHold(video.id(), hold);
        StepLog.info("submit.held", video.id(), hold.reason());
        return held(video, hold, propagating.reason(), now.plus(interval(hold.since())));
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
        catalog.recordHold(
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
        return new SubmitOutcome.Refused(new Failure(error.kind().failure(), error.message()));
    }

    private Duration waitFor(Video video, ProviderError error) {
        Duration elapsed = Duration.between(video.createdAt(), clock.instant());
        return pace.next(elapsed, OptionalInt.empty(), error.retryAfter());
    }

    /** When access was last found missing; empty when nothing since the hold says so. */
    private Optional<Instant> lastNo(Video video, Hold hold) {
        Optional<Instant> refused =
                evidence.latest(video.request().model()).standingRefusal().map(Refusal::at);
        Optional<AccessReport> report =
                reports.latest().filter(found -> found.checkedAt().isAfter(hold.since()));
        if (report.isPresent() && report.get().verdict() == Verdict.READY) {
            return refused.filter(at -> at.isAfter(report.get().checkedAt()));
        }
        Optional<Instant> found =
                report.filter(it -> it.verdict() == Verdict.PROPAGATING)
                        .map(AccessReport::checkedAt);
        return Stream.of(refused, found).flatMap(Optional::stream).max(Instant::compareTo);
    }

    private Duration interval(Instant since) {
        Duration part = Duration.between(since, clock.instant()).dividedBy(PART);
        if (part.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return part.compareTo(LONGEST) > 0 ? LONGEST : part;
    }

    /** The access that a video waits for; empty when it waits for something else. */
    private static Optional<Reason> missingAccess(Hold hold) {
        return Reason.ofWord(hold.reason())
                .filter(reason -> reason.verdict() == Verdict.PROPAGATING);
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

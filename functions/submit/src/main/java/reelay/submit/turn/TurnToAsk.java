package reelay.submit.turn;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import reelay.access.Verdict;
import reelay.access.kept.AccessReports;
import reelay.access.kept.AskTurn;
import reelay.access.kept.SubmitEvidence;
import reelay.access.report.AccessReport;
import reelay.video.Hold;
import reelay.video.step.Pace;

/**
 * Of many videos that wait for the same access, one asks for all: whose turn it is, and how long
 * its answer counts for the others.
 */
public record TurnToAsk(
        SubmitEvidence evidence, AccessReports reports, String model, InstantSource clock) {

    /** Longest wait between two looks in the first hour; {@link Pace} slows down after that. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration SHORTEST = Duration.ofSeconds(2);

    /** A wait is this part of the time waited so far. */
    private static final int PART = 5;

    /** Longest time an asker may take; after that the next one asks. */
    private static final Duration ASKING = Duration.ofMinutes(1);

    /** When a check's "still propagating" ends to count for a video that waits. */
    Optional<Instant> reportedNo(Hold hold) {
        return reportSince(hold)
                .filter(report -> report.verdict() == Verdict.PROPAGATING)
                .map(report -> report.checkedAt().plus(interval(hold.since())))
                .filter(clock.instant()::isBefore);
    }

    private Optional<AccessReport> reportSince(Hold hold) {
        return reports.latest().filter(found -> found.checkedAt().isAfter(hold.since()));
    }

    /**
     * Takes the turn, or says when to look again. A report that says ready ends the turn before it.
     *
     * @param held how the video waits already
     * @return empty when it is ours to ask
     */
    Optional<Instant> takenUntil(Optional<Hold> held, Instant now) {
        Optional<Instant> ready =
                held.flatMap(this::reportSince)
                        .filter(report -> report.verdict() == Verdict.READY)
                        .map(AccessReport::checkedAt);
        Instant soon = now.plus(held.map(hold -> interval(hold.since())).orElse(SHORTEST));
        return evidence.turnTakenUntil(model, now, now.plus(ASKING), ready)
                // Whoever asks now may be taken: then nobody has to wait for the turn to end.
                .map(next -> next.isBefore(soon) ? next : soon);
    }

    /** The answer was that access is missing, which counts for all until the next turn. */
    public void answered(Hold hold) {
        Instant now = clock.instant();
        Instant since = evidence.turn(model).map(AskTurn::since).orElse(hold.since());
        evidence.answered(model, new AskTurn(since, now, now.plus(interval(since))));
    }

    /** The answer says nothing about access, so the next one asks. */
    public void end() {
        Instant now = clock.instant();
        evidence.turn(model)
                .filter(turn -> now.isBefore(turn.next()))
                .ifPresent(
                        turn ->
                                evidence.answered(
                                        model, new AskTurn(turn.since(), turn.at(), now)));
    }

    /** How long to wait until the next look, after waiting since then. */
    public Duration interval(Instant since) {
        Duration part = Duration.between(since, clock.instant()).dividedBy(PART);
        if (part.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return part.compareTo(LONGEST) > 0 ? LONGEST : part;
    }
}

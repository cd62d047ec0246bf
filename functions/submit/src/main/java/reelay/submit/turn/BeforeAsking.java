package reelay.submit.turn;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reelay.access.AccessDecision;
import reelay.access.AccessWindows;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.access.ProviderSite;
import reelay.access.Reason;
import reelay.access.Verdict;
import reelay.access.kept.LastSubmits;
import reelay.access.kept.LastSubmits.Refusal;
import reelay.access.kept.SubmitEvidence;
import reelay.provider.ProviderError;
import reelay.video.Hold;
import reelay.video.Video;

/**
 * What is known of a provider's answer before a video asks: what others were told, what people told
 * about the account, and whose turn it is.
 *
 * @param site whose service it is
 * @param model as that provider calls it
 */
public record BeforeAsking(
        SubmitEvidence evidence,
        TurnToAsk turn,
        Supplier<Milestones> milestones,
        ProviderSite site,
        String model,
        InstantSource clock) {

    /** What a video finds. */
    public sealed interface Known {

        /** It is time to ask. */
        record Nothing() implements Known {}

        /** What another one was told, after the wait of this one had ended. */
        record Answer(ProviderError error) implements Known {}

        /** It goes on waiting, and looks again then. */
        record Waits(Hold hold, Reason reason, Instant next) implements Known {}

        /** It begins to wait without having asked, and looks again then. */
        record OnItsWay(AccessDecision.Propagating window, Instant next) implements Known {}
    }

    /** Looks for a video, which has the turn to ask if nothing is known. */
    public Known know(Video video) {
        Optional<Hold> held = video.waiting().filter(hold -> missingAccess(hold).isPresent());
        Milestones told = milestones.get();
        Instant now = clock.instant();
        Optional<AccessDecision.Propagating> window =
                new AccessWindows(site).modelOnItsWay(told, now);
        if (held.isEmpty() && window.isEmpty()) {
            return new Known.Nothing();
        }
        LastSubmits last = evidence.latest(model);
        Optional<ProviderError> answer = held.flatMap(hold -> answered(last, hold));
        if (answer.isPresent()) {
            return new Known.Answer(answer.get());
        }
        Optional<Instant> next =
                proved(last, told)
                        ? Optional.empty()
                        : held.flatMap(turn::reportedNo).or(() -> turn.takenUntil(held, now));
        if (next.isEmpty()) {
            return new Known.Nothing();
        }
        return held.<Known>map(
                        hold ->
                                new Known.Waits(
                                        hold, missingAccess(hold).orElseThrow(), next.get()))
                .orElseGet(() -> new Known.OnItsWay(window.orElseThrow(), next.get()));
    }

    /** What another one was told after the wait of this one had ended counts for both. */
    private static Optional<ProviderError> answered(LastSubmits last, Hold hold) {
        return last.standingRefusal()
                .filter(refusal -> !refusal.at().isBefore(hold.until()))
                .map(Refusal::error);
    }

    /** Whether a video was taken after everything that people told, and none refused since. */
    private static boolean proved(LastSubmits last, Milestones told) {
        return last.succeededAt().isPresent()
                && last.standingRefusal().isEmpty()
                && Stream.of(Milestone.values())
                        .flatMap(milestone -> told.at(milestone).stream())
                        .allMatch(last.succeededAt().get()::isAfter);
    }

    /** The access that a video waits for; empty when it waits for something else. */
    private static Optional<Reason> missingAccess(Hold hold) {
        return Reason.ofWord(hold.reason())
                .filter(reason -> reason.verdict() == Verdict.PROPAGATING);
    }
}

package reelay.accesscheck.evidence;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reelay.access.Milestones;
import reelay.access.kept.AskedWith;
import reelay.access.kept.LastSubmits;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderErrorKind.Concerns;

/**
 * What the last real videos showed, as far as it still counts. A refusal counts until a video is
 * taken (of any model where it concerns the account, of that model otherwise), its wait has ended,
 * or somebody else asks: with another secret or at another address.
 *
 * @param submits what the last submits of each model came to
 * @param asking who asks now
 * @param known what people and the admin key told
 * @param now when
 */
public record RealVideos(
        List<LastSubmits> submits, AskedWith asking, Milestones known, Instant now) {

    /** What is no matter of one model alone, so that a video of any other overtakes it. */
    private static final Set<Concerns> ALL_MODELS =
            EnumSet.of(Concerns.ACCOUNT, Concerns.KEY, Concerns.REGION, Concerns.ADDRESS);

    /**
     * A video that the provider refused, and nothing has overtaken.
     *
     * @param model what was to be made with
     * @param error what it said
     * @param at when
     */
    public record Refused(String model, ProviderError error, Instant at) {

        /** Whether it stands against this model. */
        boolean concerns(String other) {
            return model.equals(other) || ALL_MODELS.contains(error.kind().concerns());
        }
    }

    public RealVideos {
        submits = List.copyOf(submits);
    }

    /** The refusals that still count. */
    List<Refused> refusals() {
        return submits.stream().flatMap(submit -> refusal(submit).stream()).toList();
    }

    private Optional<Refused> refusal(LastSubmits submit) {
        return submit.standingRefusal()
                .filter(refusal -> !overtaken(refusal))
                .map(refusal -> new Refused(submit.model(), refusal.error(), refusal.at()));
    }

    private boolean overtaken(LastSubmits.Refusal refusal) {
        ProviderErrorKind kind = refusal.error().kind();
        return (ALL_MODELS.contains(kind.concerns()) && takenAfter(refusal.at()))
                || refusal.with().filter(with -> othersAskNow(with, kind)).isPresent()
                || refusal.outdated(known, now);
    }

    private boolean takenAfter(Instant refused) {
        return submits.stream()
                .flatMap(submit -> submit.succeededAt().stream())
                .anyMatch(refused::isBefore);
    }

    /** A new key brings back neither a route nor a model that was switched off. */
    private boolean othersAskNow(AskedWith with, ProviderErrorKind kind) {
        boolean keyMatters =
                kind.concerns() != Concerns.ADDRESS && kind != ProviderErrorKind.MODEL_RETIRED;
        return !with.address().equals(asking.address())
                || (keyMatters && !with.secret().equals(asking.secret()));
    }

    /** When the provider last took a video of this model from whoever asks now. */
    Optional<Instant> taken(String model) {
        return submits.stream()
                .filter(submit -> submit.model().equals(model))
                .flatMap(submit -> submit.taken().stream())
                .filter(taken -> taken.with().map(asking::equals).orElse(true))
                .map(LastSubmits.Taken::at)
                .findFirst();
    }
}

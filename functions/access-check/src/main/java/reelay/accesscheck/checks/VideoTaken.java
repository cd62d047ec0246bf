package reelay.accesscheck.checks;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reelay.access.AccessDecision;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.access.report.ModelStanding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.RealVideos;
import reelay.accesscheck.evidence.Times;

/** Did the provider take a real video? Nothing else proves access. */
final class VideoTaken implements Check {

    static final String NAME = "video_taken";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(KeyAccepted.NAME);
    }

    @Override
    public Finding decide(Evidence evidence) {
        return evidence.models().stream()
                .flatMap(model -> evidence.against(model).stream())
                .findFirst()
                .map(refused -> refused(evidence, refused))
                .orElseGet(() -> pass(evidence, proofs(evidence)));
    }

    private Finding refused(Evidence evidence, RealVideos.Refused refused) {
        Reason reason = evidence.reason(refused.error()).orElseThrow();
        return switch (evidence.windows()
                .decide(refused.error(), evidence.known(), evidence.now())) {
            case AccessDecision.Propagating wait ->
                    onItsWay(
                            evidence,
                            wait,
                            "The last video was refused." + seen(evidence, refused));
            case AccessDecision.Blocked _ ->
                    refused(
                            evidence,
                            refused,
                            reason,
                            evidence.host()
                                    + " refused the last video of "
                                    + refused.model()
                                    + ".");
            case AccessDecision.Busy _, AccessDecision.NotAccess _ ->
                    Finding.unknown(
                                    NAME,
                                    evidence.observed(refused.error()),
                                    reason,
                                    evidence.host()
                                            + " refused the last video of "
                                            + refused.model()
                                            + " in words that tell neither what is wrong with the"
                                            + " request nor with the account."
                                            + seen(evidence, refused))
                            .advising(evidence.advice(reason));
        };
    }

    /** What is proved comes first; of the rest it is said what it rests on. */
    private static String proofs(Evidence evidence) {
        return Stream.of(proved(evidence), listed(evidence), unknown(evidence))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(" "));
    }

    private static String proved(Evidence evidence) {
        return evidence.models().stream()
                .flatMap(
                        model ->
                                evidence.proof(model).stream()
                                        .map(
                                                at ->
                                                        "Proved: %s took a video of %s at %s."
                                                                .formatted(
                                                                        evidence.host(),
                                                                        model,
                                                                        Times.text(at))))
                .collect(Collectors.joining(" "));
    }

    private static String listed(Evidence evidence) {
        String models = models(evidence, ModelStanding.Standing.LISTED);
        return models.isEmpty()
                ? ""
                : "Listed, not proved: %s lists %s, and being listed is no proof. The first video that is taken is."
                        .formatted(evidence.host(), models);
    }

    private static String unknown(Evidence evidence) {
        String models = models(evidence, ModelStanding.Standing.UNKNOWN);
        return models.isEmpty() ? "" : "No video of %s was taken yet.".formatted(models);
    }

    private static String models(Evidence evidence, ModelStanding.Standing standing) {
        return evidence.standing().stream()
                .filter(model -> model.standing() == standing)
                .map(ModelStanding::model)
                .collect(Collectors.joining(", "));
    }
}

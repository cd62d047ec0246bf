package reelay.accesscheck.checks;

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
record VideoTaken(String check, Evidence evidence) implements Examination {

    @Override
    public Finding decide() {
        return evidence.models().stream()
                .flatMap(model -> evidence.of(model).refusal().stream())
                .findFirst()
                .map(this::refused)
                .orElseGet(() -> pass(proofs()));
    }

    private Finding refused(RealVideos.Refused refused) {
        Reason reason = evidence.reason(refused.error()).orElseThrow();
        return switch (evidence.windows()
                .decide(refused.error(), evidence.known(), evidence.now())) {
            case AccessDecision.Propagating wait ->
                    onItsWay(wait, "The last video was refused." + seen(refused));
            case AccessDecision.Blocked _ ->
                    refused(
                            refused,
                            reason,
                            "%s refused the last video of %s."
                                    .formatted(evidence.who(), refused.model()));
            case AccessDecision.Busy _, AccessDecision.NotAccess _ ->
                    unknown(
                                    reason,
                                    """
                                    %s refused the last video of %s in words that tell neither \
                                    what is wrong with the request nor with the account.%s\
                                    """
                                            .formatted(
                                                    evidence.who(), refused.model(), seen(refused)))
                            .observing(evidence.quoting().observed(refused.error()));
        };
    }

    /** What is proved comes first; of the rest it is said what it rests on. */
    private String proofs() {
        return Stream.of(proved(), listed(), unknown())
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(" "));
    }

    private String proved() {
        return evidence.models().stream()
                .flatMap(
                        model ->
                                evidence.of(model).proof().stream()
                                        .map(
                                                at ->
                                                        "Proved: %s took a video of %s at %s."
                                                                .formatted(
                                                                        evidence.who(),
                                                                        model,
                                                                        Times.text(at))))
                .collect(Collectors.joining(" "));
    }

    private String listed() {
        String models = models(ModelStanding.Standing.LISTED);
        return models.isEmpty()
                ? ""
                : "Listed, not proved: %s lists %s, and being listed is no proof. The first video that is taken is."
                        .formatted(evidence.who(), models);
    }

    private String unknown() {
        String models = models(ModelStanding.Standing.UNKNOWN);
        if (models.isEmpty()) {
            return "";
        }
        return evidence.keepsNoList()
                ? "%s accepts the key; whether it lets the account use %s, and whether there is money, it only tells whoever asks for a video."
                        .formatted(evidence.who(), models)
                : "No video of %s was taken yet.".formatted(models);
    }

    private String models(ModelStanding.Standing standing) {
        return evidence.standing().stream()
                .filter(model -> model.standing() == standing)
                .map(ModelStanding::model)
                .collect(Collectors.joining(", "));
    }
}

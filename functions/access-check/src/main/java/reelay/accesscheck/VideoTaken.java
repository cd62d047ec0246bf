package reelay.accesscheck;

import java.util.List;
import java.util.Optional;
import reelay.access.Finding;

/** Did the provider take a real video? Nothing else proves access. */
final class VideoTaken implements Check {

    static final String NAME = "video_taken";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(Reachable.NAME);
    }

    @Override
    public Finding decide(Evidence evidence) {
        String models = String.join(", ", evidence.models());
        return pass(
                evidence,
                evidence.proof()
                        .map(
                                at ->
                                        "Proved: "
                                                + evidence.host()
                                                + " took a video of "
                                                + models
                                                + " at "
                                                + Times.text(at)
                                                + ".")
                        .orElseGet(() -> notProved(evidence, models)));
    }

    private static String notProved(Evidence evidence, String models) {
        Optional<String> refused =
                evidence.submits().stream()
                        .flatMap(submit -> submit.standingRefusal().stream())
                        .map(
                                refusal ->
                                        " The last one was refused at "
                                                + Times.text(refusal.at())
                                                + "; the next will show more.")
                        .findFirst();
        String listed =
                ModelListed.missing(evidence).isEmpty() && !evidence.listed().isEmpty()
                        ? "Listed only: "
                                + evidence.host()
                                + " lists "
                                + models
                                + ", and being listed is no proof. The first video that is accepted is."
                        : "No video of " + models + " was taken yet.";
        return listed + refused.orElse("");
    }
}

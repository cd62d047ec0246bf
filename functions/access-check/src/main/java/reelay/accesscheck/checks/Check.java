package reelay.accesscheck.checks;

import java.util.List;
import reelay.access.AccessDecision;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.RealVideos;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ProviderError;

/** One question about access, decided from the gathered evidence alone. */
public interface Check {

    /** Its name on the wire, in snake_case. */
    String name();

    /** Names of earlier checks; when one of them fails or is skipped, this one is skipped. */
    List<String> needs();

    /** Decides; the same evidence always gives the same finding. */
    Finding decide(Evidence evidence);

    /** Nothing speaks against it. */
    default Finding pass(Evidence evidence, String sentence) {
        return Finding.pass(name(), evidence.observation(), sentence);
    }

    /** Something stands in the way; advised as its reason is. */
    default Finding fail(Evidence evidence, Reason reason, String sentence) {
        return Finding.fail(name(), evidence.observation(), reason, sentence)
                .advising(evidence.advice(reason));
    }

    /** The evidence does not say; advised as its reason is. */
    default Finding unknown(Evidence evidence, Reason reason, String sentence) {
        return Finding.unknown(name(), evidence.observation(), reason, sentence)
                .advising(evidence.advice(reason));
    }

    /** It could not be looked at. */
    default Finding skipped(String why) {
        return Finding.skipped(name(), "Not looked at: " + why + ".");
    }

    /** A real video was refused for this reason. */
    default Finding refused(
            Evidence evidence, RealVideos.Refused refused, Reason reason, String sentence) {
        return Finding.fail(
                        name(),
                        evidence.observed(refused.error()),
                        reason,
                        sentence + seen(evidence, refused))
                .advising(evidence.advice(reason));
    }

    /** When it was seen, and in which words. */
    default String seen(Evidence evidence, RealVideos.Refused refused) {
        return "%s Seen at the last real video of %s at %s; the next one shows whether it still holds."
                .formatted(
                        said(evidence, refused.error()), refused.model(), Times.text(refused.at()));
    }

    /** The provider's own words as a sentence of their own, after a blank. */
    default String said(Evidence evidence, ProviderError error) {
        return evidence.words(error).map(" It said: \"%s\""::formatted).orElse("");
    }

    /** The right thing was done and has not arrived yet. */
    default Finding onItsWay(Evidence evidence, AccessDecision.Propagating wait, String sentence) {
        return Finding.fail(
                        name(),
                        evidence.observation(),
                        wait.reason(),
                        wait.sentence() + " " + sentence)
                .advising(evidence.advice(wait.reason()))
                .tryingAgainAt(wait.tryAgainAt())
                .inferredFromSigns();
    }
}

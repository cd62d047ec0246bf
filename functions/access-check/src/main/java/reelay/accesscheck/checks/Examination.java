package reelay.accesscheck.checks;

import reelay.access.AccessDecision;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.RealVideos;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ProviderError;

/** One check at work on the evidence, with what it may find. */
interface Examination {

    /** Name of the check. */
    String check();

    /** All it may look at. */
    Evidence evidence();

    /** Decides; the same evidence always gives the same finding. */
    Finding decide();

    /** Nothing speaks against it. */
    default Finding pass(String sentence) {
        return Finding.pass(check(), evidence().observation(), sentence);
    }

    /** Something stands in the way; advised as its reason is. */
    default Finding fail(Reason reason, String sentence) {
        return Finding.fail(check(), evidence().observation(), reason, sentence)
                .advising(evidence().advice(reason));
    }

    /** The evidence does not say; advised as its reason is. */
    default Finding unknown(Reason reason, String sentence) {
        return Finding.unknown(check(), evidence().observation(), reason, sentence)
                .advising(evidence().advice(reason));
    }

    /** It could not be looked at. */
    default Finding skipped(String why) {
        return Finding.skipped(check(), "Not looked at: " + why + ".");
    }

    /** A real video was refused for this reason. */
    default Finding refused(RealVideos.Refused refused, Reason reason, String sentence) {
        return fail(reason, sentence + seen(refused))
                .observing(evidence().quoting().observed(refused.error()));
    }

    /** When it was seen, and in which words. */
    default String seen(RealVideos.Refused refused) {
        return "%s Seen at the last real video of %s at %s; the next one shows whether it still holds."
                .formatted(said(refused.error()), refused.model(), Times.text(refused.at()));
    }

    /** The provider's own words as a sentence of their own, after a blank. */
    default String said(ProviderError error) {
        return evidence().quoting().words(error).map(" It said: \"%s\""::formatted).orElse("");
    }

    /** The right thing was done and has not arrived yet. */
    default Finding onItsWay(AccessDecision.Propagating wait, String sentence) {
        return fail(wait.reason(), wait.sentence() + " " + sentence)
                .tryingAgainAt(wait.tryAgainAt())
                .inferredFromSigns();
    }
}

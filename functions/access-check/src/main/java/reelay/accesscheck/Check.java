package reelay.accesscheck;

import java.util.List;
import reelay.access.AccessDecision;
import reelay.access.Finding;
import reelay.access.Reason;

/** One question about access, decided from the gathered evidence alone. */
interface Check {

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

    /** A real submit was refused for this reason. */
    default Finding refused(
            Evidence evidence, Evidence.Refused refused, Reason reason, String sentence) {
        return Finding.fail(
                        name(),
                        evidence.observed(refused.error()),
                        reason,
                        sentence
                                + " Seen at the last real video of "
                                + refused.model()
                                + " at "
                                + Times.text(refused.at())
                                + "; the next one shows whether it still holds.")
                .advising(evidence.advice(reason));
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

package reelay.accesscheck;

import java.util.List;
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

    /** Something stands in the way. */
    default Finding fail(Evidence evidence, Reason reason, String sentence) {
        return Finding.fail(name(), evidence.observation(), reason, sentence);
    }

    /** The evidence does not say. */
    default Finding unknown(Evidence evidence, Reason reason, String sentence) {
        return Finding.unknown(name(), evidence.observation(), reason, sentence);
    }
}

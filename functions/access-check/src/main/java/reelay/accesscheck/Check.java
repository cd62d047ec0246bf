package reelay.accesscheck;

import java.util.List;

/** One question about access, decided from the gathered evidence alone. */
interface Check {

    /** Its name on the wire, in snake_case. */
    String name();

    /** Names of earlier checks; when one of them fails or is skipped, this one is skipped. */
    List<String> needs();

    /** Decides; the same evidence always gives the same finding. */
    Finding decide(Evidence evidence);
}

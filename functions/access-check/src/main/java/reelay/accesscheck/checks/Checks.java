package reelay.accesscheck.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;

/**
 * All checks: name, how it is examined, which earlier ones it needs. A further check is a record,
 * and here its line and its place in the order.
 */
public final class Checks {

    public static final Check RETIRED = check("retired", Retired::new);
    public static final Check REACHABLE = check("reachable", Reachable::new, RETIRED);
    public static final Check KEY_ACCEPTED = check("key_accepted", KeyAccepted::new, REACHABLE);
    public static final Check ORGANIZATION_MATCHES =
            check("organization_matches", OrganizationMatches::new, KEY_ACCEPTED);
    public static final Check ORGANIZATION_VERIFIED =
            check("organization_verified", OrganizationVerified::new, KEY_ACCEPTED);
    public static final Check KEY_NEWER =
            check(
                    "key_newer_than_verification",
                    KeyNewer::new,
                    KEY_ACCEPTED,
                    ORGANIZATION_VERIFIED);
    public static final Check MODEL_PERMITTED =
            check("model_permitted", ModelPermitted::new, KEY_ACCEPTED);
    public static final Check MODEL_LISTED = check("model_listed", ModelListed::new, KEY_ACCEPTED);
    public static final Check TIER_HIGH_ENOUGH =
            check("tier_high_enough", TierHighEnough::new, KEY_ACCEPTED);
    public static final Check BILLING_ACTIVE =
            check("billing_active", BillingActive::new, KEY_ACCEPTED);
    public static final Check NOT_BUSY = check("not_busy", NotBusy::new, KEY_ACCEPTED);
    public static final Check KEY_LASTS = check("key_lasts", KeyLasts::new, REACHABLE);
    public static final Check OWNER_HAS_ACCESS =
            check("key_owner_has_access", OwnerHasAccess::new, REACHABLE);
    public static final Check PROJECT_ACTIVE =
            check("project_active", ProjectActive::new, REACHABLE);
    public static final Check VIDEO_TAKEN = check("video_taken", VideoTaken::new, KEY_ACCEPTED);

    /**
     * In the order that decides: the first that fails gives the report its reason. Nobody is sent
     * to verify an organization for a model that is gone, nor to buy credit for a key that is
     * mistyped.
     */
    public static final List<Check> IN_ORDER =
            List.of(
                    RETIRED,
                    REACHABLE,
                    KEY_ACCEPTED,
                    ORGANIZATION_MATCHES,
                    ORGANIZATION_VERIFIED,
                    KEY_NEWER,
                    MODEL_PERMITTED,
                    MODEL_LISTED,
                    TIER_HIGH_ENOUGH,
                    BILLING_ACTIVE,
                    NOT_BUSY,
                    KEY_LASTS,
                    OWNER_HAS_ACCESS,
                    PROJECT_ACTIVE,
                    VIDEO_TAKEN);

    /** Those that concern a provider with a wire of its own: it has nothing of OpenAI's account. */
    private static final List<Check> WITH_OWN_WIRE =
            List.of(
                    RETIRED,
                    REACHABLE,
                    KEY_ACCEPTED,
                    MODEL_LISTED,
                    BILLING_ACTIVE,
                    NOT_BUSY,
                    VIDEO_TAKEN);

    private Checks() {}

    /** One finding for each check that concerns whoever the evidence is about. */
    public static List<Finding> findings(Evidence evidence) {
        return findings(evidence.nativeAccount().isPresent() ? WITH_OWN_WIRE : IN_ORDER, evidence);
    }

    /** One finding for each check, in order. */
    public static List<Finding> findings(List<Check> checks, Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            findings.add(
                    check.obstacle(findings)
                            .map(obstacle -> notLookedAt(check, obstacle))
                            .orElseGet(() -> check.decide(evidence)));
        }
        return findings;
    }

    private static Finding notLookedAt(Check check, Finding obstacle) {
        return Finding.skipped(
                check.name(), "Not looked at, because " + obstacle.check() + " did not pass.");
    }

    private static Check check(
            String name,
            BiFunction<String, Evidence, ? extends Examination> examination,
            Check... needs) {
        return new Check(name, List.of(needs), examination);
    }
}

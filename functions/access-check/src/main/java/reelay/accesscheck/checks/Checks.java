package reelay.accesscheck.checks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reelay.access.report.Finding;
import reelay.access.report.FindingState;
import reelay.accesscheck.evidence.Evidence;

/** All checks in the order that decides: the first that fails gives the report its reason. */
public final class Checks {

    /**
     * A further check is a class and a line here. Nobody is sent to verify an organization for a
     * model that is gone, nor to buy credit for a key that is mistyped.
     */
    public static final List<Check> IN_ORDER =
            List.of(
                    new Retired(),
                    new Reachable(),
                    new KeyAccepted(),
                    new OrganizationMatches(),
                    new OrganizationVerified(),
                    new KeyNewer(),
                    new ModelPermitted(),
                    new ModelListed(),
                    new TierHighEnough(),
                    new BillingActive(),
                    new NotBusy(),
                    new KeyLasts(),
                    new OwnerHasAccess(),
                    new ProjectActive(),
                    new VideoTaken());

    private static final Set<FindingState> IN_THE_WAY =
            EnumSet.of(FindingState.FAIL, FindingState.SKIPPED);

    private Checks() {}

    /** One finding for each check, in order. */
    public static List<Finding> findings(List<Check> checks, Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            findings.add(
                    missing(check, findings)
                            .map(
                                    needed ->
                                            Finding.skipped(
                                                    check.name(),
                                                    "Not looked at, because "
                                                            + needed
                                                            + " did not pass."))
                            .orElseGet(() -> check.decide(evidence)));
        }
        return findings;
    }

    private static Optional<String> missing(Check check, List<Finding> earlier) {
        return earlier.stream()
                .filter(finding -> IN_THE_WAY.contains(finding.state()))
                .map(Finding::check)
                .filter(check.needs()::contains)
                .findFirst();
    }
}

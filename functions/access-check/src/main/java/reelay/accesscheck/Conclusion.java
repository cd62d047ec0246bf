package reelay.accesscheck;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import reelay.access.AccessReport;
import reelay.access.Finding;
import reelay.access.FindingState;
import reelay.access.Milestones;
import reelay.access.Reason;
import reelay.access.Verdict;

/** Draws the one verdict from the findings: the first fail decides, else the first unknown. */
final class Conclusion {

    private Conclusion() {}

    static AccessReport of(Evidence evidence, List<Finding> findings) {
        return first(findings, FindingState.FAIL)
                .or(() -> first(findings, FindingState.UNKNOWN))
                .map(deciding -> because(deciding, evidence, findings))
                .orElseGet(() -> ready(evidence, findings));
    }

    private static AccessReport because(
            Finding deciding, Evidence evidence, List<Finding> findings) {
        Reason reason = Objects.requireNonNull(deciding.reason(), deciding.check());
        return new AccessReport(
                // A doubt stays a doubt, however serious its reason would be.
                deciding.state() == FindingState.FAIL ? reason.verdict() : Verdict.UNKNOWN,
                reason,
                deciding.sentence(),
                evidence.now(),
                deciding.tryAgainAt(),
                evidence.host(),
                evidence.models(),
                evidence.keyEnding().orElse(null),
                findings,
                deciding.advice(),
                List.of(),
                null,
                Milestones.NONE);
    }

    private static AccessReport ready(Evidence evidence, List<Finding> findings) {
        return new AccessReport(
                Reason.READY.verdict(),
                Reason.READY,
                // The last check knows most.
                findings.getLast().sentence(),
                evidence.now(),
                null,
                evidence.host(),
                evidence.models(),
                evidence.keyEnding().orElse(null),
                findings,
                // What a passing check advises is a warning of something to come.
                findings.stream().flatMap(finding -> finding.advice().stream()).toList(),
                List.of(),
                null,
                Milestones.NONE);
    }

    private static Optional<Finding> first(List<Finding> findings, FindingState state) {
        return findings.stream().filter(finding -> finding.state() == state).findFirst();
    }
}

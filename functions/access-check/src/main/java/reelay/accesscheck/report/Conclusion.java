package reelay.accesscheck.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reelay.access.Reason;
import reelay.access.Step;
import reelay.access.Verdict;
import reelay.access.report.AccessReport;
import reelay.access.report.Finding;
import reelay.access.report.FindingState;
import reelay.accesscheck.evidence.Evidence;

/**
 * Draws the one verdict from the findings: the first fail decides, else the first unknown, else the
 * first warning.
 *
 * @param findings one for each check, in their order
 */
public record Conclusion(Evidence evidence, List<Finding> findings) {

    public Conclusion {
        findings = List.copyOf(findings);
    }

    /** The report that follows. */
    public AccessReport report() {
        return first(FindingState.FAIL)
                .map(failed -> because(failed, reason(failed).verdict()))
                // A doubt stays a doubt, however serious its reason is.
                .or(() -> first(FindingState.UNKNOWN).map(doubt -> because(doubt, Verdict.UNKNOWN)))
                .or(() -> firstWarning().map(warning -> because(warning, Verdict.READY)))
                .orElseGet(this::ready);
    }

    private Optional<Finding> firstWarning() {
        return findings.stream().filter(finding -> finding.reason() != null).findFirst();
    }

    private AccessReport because(Finding deciding, Verdict verdict) {
        return report(
                verdict,
                reason(deciding),
                deciding.sentence(),
                deciding.tryAgainAt(),
                stepsAfter(deciding));
    }

    private AccessReport ready() {
        Reason reason =
                evidence.proof().isPresent()
                        ? Reason.READY
                        : evidence.keepsNoList()
                                ? Reason.ACCEPTED_NOT_PROVED
                                : Reason.LISTED_NOT_PROVED;
        String warnings =
                findings.stream()
                        .filter(finding -> !finding.advice().isEmpty())
                        .map(finding -> " " + finding.sentence())
                        .findFirst()
                        .orElse("");
        // What a passing check advises is a warning of something to come.
        Stream<Step> before = findings.stream().flatMap(finding -> finding.advice().stream());
        return report(
                Verdict.READY,
                reason,
                // The last check knows most.
                findings.getLast().sentence() + warnings,
                null,
                Stream.concat(before, evidence.advice(reason).stream()).toList());
    }

    private AccessReport report(
            Verdict verdict,
            Reason reason,
            String sentence,
            @Nullable Instant tryAgainAt,
            List<Step> steps) {
        return new AccessReport(
                evidence.configured().kind(),
                verdict,
                reason,
                sentence,
                evidence.now(),
                tryAgainAt,
                evidence.host(),
                evidence.models(),
                evidence.standing(),
                evidence.keyEnding().orElse(null),
                reason.endsForGood() ? lookedAt() : findings,
                steps,
                new Checklist(evidence, findings, reason).lines(),
                SupportMessage.of(evidence, reason).orElse(null),
                evidence.milestones());
    }

    /** Of what is switched off only that is told; nothing else was looked at. */
    private List<Finding> lookedAt() {
        return findings.stream()
                .filter(finding -> finding.state() != FindingState.SKIPPED)
                .toList();
    }

    /** What else stands in the way is worth doing at the same time. */
    private List<Step> stepsAfter(Finding deciding) {
        return Stream.concat(
                        Stream.of(deciding),
                        findings.stream().filter(finding -> finding.state() == FindingState.FAIL))
                .flatMap(finding -> finding.advice().stream())
                .distinct()
                .toList();
    }

    private static Reason reason(Finding deciding) {
        return Objects.requireNonNull(deciding.reason(), deciding.check());
    }

    private Optional<Finding> first(FindingState state) {
        return findings.stream().filter(finding -> finding.state() == state).findFirst();
    }
}

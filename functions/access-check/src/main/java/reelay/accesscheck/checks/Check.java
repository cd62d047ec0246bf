package reelay.accesscheck.checks;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import reelay.access.report.Finding;
import reelay.access.report.FindingState;
import reelay.accesscheck.evidence.Evidence;

/**
 * One question about access, decided from the gathered evidence alone.
 *
 * @param name its name on the wire, in snake_case
 * @param needs earlier checks; when one of them fails or is skipped, this one is skipped
 * @param examination how it decides, from its name and the evidence
 */
public record Check(
        String name,
        List<Check> needs,
        BiFunction<String, Evidence, ? extends Examination> examination) {

    public Check {
        needs = List.copyOf(needs);
    }

    /** What this evidence means; the same always gives the same finding. */
    public Finding decide(Evidence evidence) {
        return examination.apply(name, evidence).decide();
    }

    /** The first finding that keeps this check from being looked at. */
    Optional<Finding> obstacle(List<Finding> earlier) {
        return earlier.stream()
                .filter(
                        finding ->
                                finding.state() == FindingState.FAIL
                                        || finding.state() == FindingState.SKIPPED)
                .filter(
                        finding ->
                                needs.stream().anyMatch(need -> need.name.equals(finding.check())))
                .findFirst();
    }
}

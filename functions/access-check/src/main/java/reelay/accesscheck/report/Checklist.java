package reelay.accesscheck.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reelay.access.AccessWindows;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.access.Reason;
import reelay.access.report.ChecklistLine;
import reelay.access.report.ChecklistLine.State;
import reelay.access.report.Finding;
import reelay.access.report.FindingState;
import reelay.accesscheck.checks.BillingActive;
import reelay.accesscheck.checks.KeyAccepted;
import reelay.accesscheck.checks.KeyNewer;
import reelay.accesscheck.checks.OrganizationMatches;
import reelay.accesscheck.checks.OrganizationVerified;
import reelay.accesscheck.checks.Retired;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.Times;
import reelay.aws.Secrets;

/** The access guide's list of what must be true, each line with what is known of it. */
final class Checklist {

    private final Evidence evidence;
    private final List<Finding> findings;
    private final Reason reason;

    Checklist(Evidence evidence, List<Finding> findings, Reason reason) {
        this.evidence = evidence;
        this.findings = findings;
        this.reason = reason;
    }

    /** Empty for what is switched off; elsewhere than at OpenAI only what concerns any server. */
    List<ChecklistLine> lines() {
        if (Retired.ENDS.contains(reason)) {
            return List.of();
        }
        List<ChecklistLine> lines = new ArrayList<>();
        if (evidence.site().openAiAccount()) {
            lines.add(verified());
            lines.add(waited());
            lines.add(newKey());
        }
        lines.add(configured());
        lines.add(configurationRead());
        lines.add(billing());
        if (evidence.site().openAiAccount()) {
            lines.add(organizationSet());
        }
        return lines;
    }

    private ChecklistLine verified() {
        State state =
                OrganizationVerified.refusal(evidence).isPresent() && verifiedAt().isEmpty()
                        ? State.OPEN
                        : evidence.proof().isPresent() || verifiedAt().isPresent()
                                ? State.DONE
                                : State.UNKNOWN;
        return line(
                OrganizationVerified.NAME,
                "Organization verified",
                state,
                sentenceOf(OrganizationVerified.NAME));
    }

    private ChecklistLine waited() {
        String name = "waited_after_verification";
        String text = "Waited 15 to 30 minutes after the verification";
        if (evidence.proof().isPresent()) {
            return line(name, text, State.DONE, "A video was taken.");
        }
        Optional<Instant> end = verifiedAt().map(at -> at.plus(AccessWindows.VERIFICATION));
        if (end.isEmpty()) {
            return line(
                    name,
                    text,
                    State.UNKNOWN,
                    "Tell Reelay when it was verified, and this can be told.");
        }
        boolean over = !evidence.now().isBefore(end.get());
        return line(
                name,
                text,
                over ? State.DONE : State.OPEN,
                (over ? "Over since " : "Not before ") + Times.text(end.get()) + ".");
    }

    private ChecklistLine newKey() {
        Milestones known = evidence.known();
        boolean comparable = known.verifiedAt() != null && known.keyCreatedAt() != null;
        State state =
                evidence.proof().isPresent()
                        ? State.DONE
                        : !comparable
                                ? State.UNKNOWN
                                : AccessWindows.keyPredatesVerification(known)
                                        ? State.OPEN
                                        : State.DONE;
        return line(
                KeyNewer.NAME,
                "New key, made after the verification",
                state,
                sentenceOf(KeyNewer.NAME));
    }

    private ChecklistLine configured() {
        State state =
                switch (stateOf(KeyAccepted.NAME)) {
                    case PASS -> State.DONE;
                    case FAIL -> State.OPEN;
                    case UNKNOWN, SKIPPED -> State.UNKNOWN;
                };
        String ending =
                evidence.keyEnding()
                        .map(end -> "The key in the provider secret ends in " + end + ". ")
                        .orElse("The provider secret holds no key that can be named. ");
        return line(
                "key_in_configuration",
                "Configuration updated with the new key",
                state,
                ending + sentenceOf(KeyAccepted.NAME));
    }

    private ChecklistLine configurationRead() {
        return line(
                "configuration_read",
                "App restarted",
                State.DONE,
                "Not needed: the secret is read again within "
                        + Secrets.LIFETIME.toMinutes()
                        + " minutes; this report read it by "
                        + Times.text(evidence.now())
                        + ".");
    }

    private ChecklistLine billing() {
        State state =
                stateOf(BillingActive.NAME) == FindingState.FAIL
                        ? State.OPEN
                        : evidence.proof().isPresent() ? State.DONE : State.UNKNOWN;
        return line(BillingActive.NAME, "Billing active", state, sentenceOf(BillingActive.NAME));
    }

    private ChecklistLine organizationSet() {
        String name = "organization_id_set";
        String text = "Organization id set (optional)";
        if (stateOf(OrganizationMatches.NAME) == FindingState.FAIL) {
            return line(name, text, State.OPEN, sentenceOf(OrganizationMatches.NAME));
        }
        String id = evidence.credentials().organization();
        return id == null
                ? line(
                        name,
                        text,
                        State.UNKNOWN,
                        "Not set; only needed if the key's owner belongs to several organizations.")
                : line(name, text, State.DONE, "Set to " + id + ".");
    }

    private Optional<Instant> verifiedAt() {
        return evidence.milestones().at(Milestone.VERIFIED_AT);
    }

    private FindingState stateOf(String check) {
        return finding(check).state();
    }

    private String sentenceOf(String check) {
        return finding(check).sentence();
    }

    private Finding finding(String check) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no check " + check));
    }

    private static ChecklistLine line(String name, String text, State state, String sentence) {
        return new ChecklistLine(name, text, state, sentence);
    }
}

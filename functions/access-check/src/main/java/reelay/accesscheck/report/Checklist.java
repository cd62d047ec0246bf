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
import reelay.accesscheck.checks.Check;
import reelay.accesscheck.checks.Checks;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.Times;
import reelay.aws.Secrets;

/** The access guide's list of what must be true, each line with what is known of it. */
record Checklist(Evidence evidence, List<Finding> findings, Reason reason) {

    /** Empty for what is switched off; elsewhere than at OpenAI only what concerns any server. */
    List<ChecklistLine> lines() {
        if (reason.endsForGood()) {
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
                evidence.unverified().isPresent() && verifiedAt().isEmpty()
                        ? State.OPEN
                        : evidence.proof().isPresent() || verifiedAt().isPresent()
                                ? State.DONE
                                : State.UNKNOWN;
        return line(
                Checks.ORGANIZATION_VERIFIED.name(),
                "Organization verified",
                state,
                sentenceOf(Checks.ORGANIZATION_VERIFIED));
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
                Checks.KEY_NEWER.name(),
                "New key, made after the verification",
                state,
                sentenceOf(Checks.KEY_NEWER));
    }

    private ChecklistLine configured() {
        State state =
                switch (stateOf(Checks.KEY_ACCEPTED)) {
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
                ending + sentenceOf(Checks.KEY_ACCEPTED));
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
                stateOf(Checks.BILLING_ACTIVE) == FindingState.FAIL
                        ? State.OPEN
                        : evidence.proof().isPresent() ? State.DONE : State.UNKNOWN;
        return line(
                Checks.BILLING_ACTIVE.name(),
                "Billing active",
                state,
                sentenceOf(Checks.BILLING_ACTIVE));
    }

    private ChecklistLine organizationSet() {
        String name = "organization_id_set";
        String text = "Organization id set (optional)";
        if (stateOf(Checks.ORGANIZATION_MATCHES) == FindingState.FAIL) {
            return line(name, text, State.OPEN, sentenceOf(Checks.ORGANIZATION_MATCHES));
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

    private FindingState stateOf(Check check) {
        return finding(check).state();
    }

    private String sentenceOf(Check check) {
        return finding(check).sentence();
    }

    private Finding finding(Check check) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no check " + check.name()));
    }

    private static ChecklistLine line(String name, String text, State state, String sentence) {
        return new ChecklistLine(name, text, state, sentence);
    }
}

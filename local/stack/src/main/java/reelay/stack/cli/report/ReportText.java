package reelay.stack.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/**
 * An access report as people read it.
 *
 * @param report as the API answers it
 */
record ReportText(JsonNode report) {

    void print(PrintStream out, Instant now) {
        out.printf("%s%n%s%n%n", headline(), report.path("sentence").asText());
        printAccount(out);
        printFindings(out);
        printChecklist(out);
        printSteps(out);
        if (report.hasNonNull("try_again_at")) {
            printNextLook(out, Instant.ofEpochSecond(report.path("try_again_at").asLong()), now);
        }
        if (report.hasNonNull("support_message")) {
            out.println("\nFor the provider's support:");
            report.path("support_message")
                    .asText()
                    .lines()
                    .forEach(line -> out.println("  | " + line));
        }
    }

    /** Verdict and models alone. */
    void printShort(PrintStream out) {
        out.printf("%s%n%s%n%n", headline(), report.path("sentence").asText());
        printAccount(out);
    }

    /** Whether a video of every model was taken: only then is "ready" more than a guess. */
    boolean proved() {
        return ready()
                && report.path("standing")
                        .valueStream()
                        .allMatch(model -> model.path("standing").asText().equals("proved"));
    }

    /** Whether nothing speaks against it. */
    boolean ready() {
        return report.path("verdict").asText().equals("ready");
    }

    /** The word that people read first is never a bare "ready" where nothing proved it. */
    private String headline() {
        String reason = words(report.path("reason"));
        if (!ready()) {
            return words(report.path("verdict")) + " (" + reason + ")";
        }
        String warning = report.path("reason").asText().equals("key_expired_soon") ? reason : "";
        boolean listed = !report.path("reason").asText().equals("accepted_not_proved");
        String word =
                proved()
                        ? "ready (proved)"
                        : listed ? "listed, not proved" : "key accepted, not proved";
        return warning.isEmpty() ? word : word + ", and a warning: " + warning;
    }

    private void printAccount(PrintStream out) {
        out.println("  provider  " + report.path("provider").asText());
        String label = "models";
        for (JsonNode model : report.path("standing")) {
            out.printf("  %-8s  %s%n", label, standing(model));
            label = "";
        }
        if (report.hasNonNull("key_ending")) {
            out.println("  key       ..." + report.path("key_ending").asText());
        }
    }

    private static String standing(JsonNode model) {
        String at =
                model.hasNonNull("at")
                        ? " at " + Instant.ofEpochSecond(model.path("at").asLong())
                        : "";
        String reason = model.hasNonNull("reason") ? " for " + words(model.path("reason")) : "";
        String quoted =
                model.hasNonNull("words") ? ": \"" + model.path("words").asText() + "\"" : "";
        return model.path("model").asText()
                + "  "
                + model.path("standing").asText()
                + at
                + reason
                + quoted;
    }

    private void printFindings(PrintStream out) {
        JsonNode findings = report.path("findings");
        int width =
                findings.valueStream()
                        .mapToInt(finding -> words(finding.path("check")).length())
                        .max()
                        .orElse(0);
        out.println("\nWhat the checks found:");
        for (JsonNode finding : findings) {
            out.printf(
                    "  %s %-" + (width + 1) + "s %s%s%n",
                    mark(finding.path("state").asText()),
                    words(finding.path("check")),
                    finding.path("sentence").asText(),
                    finding.path("inferred").asBoolean() ? " (inferred)" : "");
        }
    }

    private void printChecklist(PrintStream out) {
        if (!report.path("checklist").isEmpty()) {
            out.println("\nChecklist:");
        }
        for (JsonNode line : report.path("checklist")) {
            out.printf(
                    "  %s %s%n      %s%n",
                    box(line.path("state").asText()),
                    line.path("text").asText(),
                    line.path("sentence").asText());
        }
    }

    private void printSteps(PrintStream out) {
        int number = 0;
        for (JsonNode step : report.path("steps")) {
            out.print(number == 0 ? "\nWhat to do:\n" : "");
            number++;
            out.printf("  %d. %s%n", number, step.path("text").asText());
            if (step.hasNonNull("link")) {
                out.println("     " + step.path("link").asText());
            }
        }
    }

    /** The videos that wait for access. */
    static void printHeld(JsonNode access, PrintStream out) {
        if (!access.path("held").isEmpty()) {
            out.println("\nWaiting, and going on by themselves:");
        }
        for (JsonNode video : access.path("held")) {
            out.printf(
                    "  %s  %s, since %s%n",
                    video.path("id").asText(),
                    words(video.path("reason")),
                    Instant.ofEpochSecond(video.path("held_since").asLong()));
        }
    }

    private static void printNextLook(PrintStream out, Instant when, Instant now) {
        long minutes = Duration.between(now, when).plusSeconds(59).toMinutes();
        out.printf(
                "%nLook again at %s%s.%n",
                when,
                minutes > 0 ? ", in " + minutes + (minutes == 1 ? " minute" : " minutes") : "");
    }

    private static String mark(String state) {
        return switch (state) {
            case "pass" -> "ok  ";
            case "fail" -> "FAIL";
            case "skipped" -> "-   ";
            default -> "?   ";
        };
    }

    private static String box(String state) {
        return switch (state) {
            case "done" -> "[x]";
            case "open" -> "[ ]";
            default -> "[?]";
        };
    }

    private static String words(JsonNode word) {
        return word.asText().replace('_', ' ');
    }
}

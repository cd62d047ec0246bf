package reelay.stack.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;

/**
 * What is known of access to all providers, as people read it.
 *
 * @param access as the API answers it: a report, and with several providers all of them in it
 */
public record AccessText(JsonNode access) {

    /** Whether a video of every model was taken. */
    public boolean proved() {
        return several()
                ? ready()
                        && access.path("offered")
                                .valueStream()
                                .allMatch(model -> model.path("proved").asBoolean())
                : new ReportText(access).proved();
    }

    /** Whether nothing speaks against making any of the models. */
    public boolean ready() {
        return several()
                ? access.path("offered")
                        .valueStream()
                        .allMatch(model -> model.path("verdict").asText().equals("ready"))
                : new ReportText(access).ready();
    }

    private boolean several() {
        return access.has("reports");
    }

    /** All of it; of providers that are ready the short form. */
    public void print(PrintStream out, Instant now) {
        if (several()) {
            printOffered(out);
            access.path("reports").forEach(report -> print(report, out, now));
            ReportText.printHeld(access, out);
        } else {
            new ReportText(access).print(out, now);
            ReportText.printHeld(access, out);
        }
    }

    private void printOffered(PrintStream out) {
        out.println("What apps may ask for:");
        int width =
                access.path("offered")
                        .valueStream()
                        .mapToInt(model -> model.path("model").asText().length())
                        .max()
                        .orElse(0);
        for (JsonNode model : access.path("offered")) {
            String verdict = model.path("verdict").asText();
            out.printf(
                    "  %-" + (width + 1) + "s %-22s %s%n",
                    model.path("model").asText(),
                    verdict.equals("ready")
                            ? model.path("proved").asBoolean() ? "ready (proved)" : "not proved"
                            : verdict,
                    model.path("target").asText("nobody was checked"));
        }
    }

    /** Of a provider that is ready the models are enough. */
    private static void print(JsonNode report, PrintStream out, Instant now) {
        ReportText text = new ReportText(report);
        out.printf("%n%s: ", report.path("kind").asText());
        if (text.ready()) {
            text.printShort(out);
        } else {
            text.print(out, now);
        }
    }
}

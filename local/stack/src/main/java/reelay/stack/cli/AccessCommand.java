package reelay.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reelay.video.Json;

/** Asks whether the provider account may make videos, and says why not. */
record AccessCommand(Map<String, String> environment) implements Command {

    private static final String FUNCTION = "AccessCheckFunction";

    @Override
    public String name() {
        return "access";
    }

    @Override
    public String summary() {
        return "tell whether the provider account may make videos and, if not, why";
    }

    @Override
    public String help() {
        return """
        reelay access [OPTIONS]

        Runs the access check now and prints its report: verdict, what each check found, and what to
        do. Uses the stack that `reelay serve` runs; when there is none, starts one.
        """
                + StackOptions.HELP
                + """

        Exit codes: 0 ready, 1 not ready, 2 usage, 3 the stack could not start.
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        var parsed = new Arguments(arguments, StackOptions.VALUED, StackOptions.FLAGS);
        parsed.words();
        try (StackSession session =
                StackSession.open(new StackOptions(parsed, environment), terminal)) {
            LambdaClient.Answer answer = new LambdaClient(session.lambda()).invoke(FUNCTION, "{}");
            if (!answer.isGood()) {
                terminal.err().println("The access check failed: " + answer.body());
                return ExitCode.FAILED;
            }
            JsonNode report = Json.tree(answer.body());
            print(report, terminal.out());
            return report.path("verdict").asText().equals("ready")
                    ? ExitCode.DONE
                    : ExitCode.FAILED;
        } catch (IOException e) {
            terminal.err().println("The connection to the stack broke: " + e);
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    private static void print(JsonNode report, PrintStream out) {
        out.printf(
                "%s (%s)%n%s%n%n",
                words(report.path("verdict")),
                words(report.path("reason")),
                report.path("sentence").asText());
        out.println("  provider  " + report.path("provider").asText());
        out.println("  models    " + joined(report.path("models")));
        if (report.hasNonNull("key_ending")) {
            out.println("  key       ..." + report.path("key_ending").asText());
        }
        out.println();
        for (JsonNode finding : report.path("findings")) {
            out.printf(
                    "  %s %-16s %s%n",
                    mark(finding.path("state").asText()),
                    words(finding.path("check")),
                    finding.path("sentence").asText());
        }
        int number = 0;
        for (JsonNode step : report.path("steps")) {
            out.print(number == 0 ? "\nWhat to do:\n" : "");
            number++;
            out.printf("  %d. %s%n", number, step.path("text").asText());
            if (step.hasNonNull("link")) {
                out.println("     " + step.path("link").asText());
            }
        }
        if (report.hasNonNull("try_again_at")) {
            out.println(
                    "\nLook again at "
                            + Instant.ofEpochSecond(report.path("try_again_at").asLong())
                            + ".");
        }
    }

    private static String mark(String state) {
        return switch (state) {
            case "pass" -> "ok  ";
            case "fail" -> "FAIL";
            case "skipped" -> "-   ";
            default -> "?   ";
        };
    }

    private static String words(JsonNode word) {
        return word.asText().replace('_', ' ');
    }

    private static String joined(JsonNode list) {
        return String.join(", ", list.valueStream().map(JsonNode::asText).toList());
    }
}

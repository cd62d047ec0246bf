package reelay.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reelay.video.Json;

/** Asks whether the provider account may make videos, and says why not. */
record AccessCommand(Map<String, String> environment) implements Command {

    private static final String FUNCTION = "AccessCheckFunction";
    private static final String JSON = "json";

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

        Runs the access check now and prints its report: verdict, reason, what each check found, the
        checklist, what to do and when to look again. Uses the stack that `reelay serve` runs; when
        there is none, starts one.

          --json                   the report as JSON
        """
                + StackOptions.HELP
                + """

        Exit codes: 0 ready, 1 not ready, 2 usage, 3 the stack could not start.
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        var parsed =
                new Arguments(
                        arguments, StackOptions.VALUED, StackOptions.and(StackOptions.FLAGS, JSON));
        parsed.words();
        try (StackSession session =
                StackSession.open(new StackOptions(parsed, environment), terminal)) {
            LambdaClient.Answer answer = new LambdaClient(session.lambda()).invoke(FUNCTION, "{}");
            if (!answer.isGood()) {
                terminal.err().println("The access check failed: " + answer.body());
                return ExitCode.FAILED;
            }
            JsonNode report = Json.tree(answer.body());
            if (parsed.flag(JSON)) {
                terminal.out().println(report.toPrettyString());
            } else {
                new ReportText(report).print(terminal.out(), Instant.now());
            }
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
}

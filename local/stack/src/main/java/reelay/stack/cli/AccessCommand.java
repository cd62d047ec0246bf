package reelay.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reelay.stack.cli.client.ApiClient;
import reelay.stack.cli.client.ApiRefusal;
import reelay.stack.cli.client.LambdaClient;
import reelay.stack.cli.options.Arguments;
import reelay.stack.cli.options.StackOptions;
import reelay.stack.cli.report.AccessText;

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
        checklist, what to do and when to look again. With several providers, how each model stands,
        and a report on each provider. Uses the stack that `reelay serve` runs; when there is none,
        starts one.

          --json                   the report as JSON
        """
                + StackOptions.HELP
                + """

                Exit codes: 0 ready and proved by a video of every model, 4 nothing speaks against it but no
                video proved it, 1 a model cannot be made by anybody or nobody can tell, 2 usage, 3 the stack
                could not start.
                """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        var parsed =
                new Arguments(
                        arguments, StackOptions.VALUED, StackOptions.and(StackOptions.FLAGS, JSON));
        parsed.words();
        // Invoked directly: a person who asks twice in a row is not turned away as an app would be.
        try (StackSession session =
                StackSession.open(new StackOptions(parsed, environment), terminal)) {
            LambdaClient.Answer answer =
                    new LambdaClient(session.lambda(), session.accessKey()).invoke(FUNCTION, "{}");
            if (!answer.isGood()) {
                terminal.err().println("The access check failed: " + answer.body());
                return ExitCode.FAILED;
            }
            JsonNode access = newest(session);
            AccessText text = new AccessText(access);
            if (parsed.flag(JSON)) {
                terminal.out().println(access.toPrettyString());
            } else {
                text.print(terminal.out(), Instant.now());
            }
            if (text.proved()) {
                return ExitCode.DONE;
            }
            return text.ready() ? ExitCode.NOT_PROVED : ExitCode.FAILED;
        } catch (ApiRefusal e) {
            terminal.err().println("The API refused to show the report: " + e.getMessage());
            return ExitCode.FAILED;
        } catch (IOException e) {
            terminal.err().println("The connection to the stack broke: " + e);
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    /** As apps get it: with the videos that wait. */
    private static JsonNode newest(StackSession session) throws IOException, InterruptedException {
        try (var api = new ApiClient(session.api(), session.key())) {
            return api.access();
        }
    }
}

package reelay.stack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reelay.stack.cli.client.LambdaClient;
import reelay.stack.cli.options.Arguments;
import reelay.stack.cli.options.StackOptions;
import reelay.stack.cli.options.UsageException;
import reelay.stack.setup.Project;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;

/** Invokes one function with an event from a file. */
record InvokeCommand(Map<String, String> environment) implements Command {

    @Override
    public String name() {
        return "invoke";
    }

    @Override
    public String summary() {
        return "invoke one function with an event from a file";
    }

    @Override
    public String help() {
        return """
        reelay invoke FUNCTION EVENT.json [OPTIONS]

        Invokes a function, named as in template.yaml (SubmitFunction) or by its folder (submit), and
        prints its answer. Uses the stack that `reelay serve` runs; when there is none, starts one.
        Cases to try lie in events/.
        """
                + StackOptions.HELP
                + """

                Exit codes: 0 the function answered, 1 it failed, 2 usage, 3 the stack could not start.
                """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        var parsed = new Arguments(arguments, StackOptions.VALUED, StackOptions.FLAGS);
        List<String> words = parsed.words("FUNCTION", "EVENT.json");
        String function = logicalId(words.getFirst());
        String event = event(Path.of(words.getLast()));
        try (StackSession session =
                StackSession.open(new StackOptions(parsed, environment), terminal)) {
            LambdaClient.Answer answer =
                    new LambdaClient(session.lambda(), session.accessKey()).invoke(function, event);
            if (answer.isGood()) {
                terminal.out().println(answer.body());
                return ExitCode.DONE;
            }
            terminal.err().println(function + " failed: " + answer.body());
            return ExitCode.FAILED;
        } catch (IOException e) {
            terminal.err().println("The connection to the stack broke: " + e);
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    private static String logicalId(String name) {
        // Which functions there are does not depend on the provider's address.
        List<LambdaResource> functions =
                StackTemplate.read(
                                Project.folder().resolve("template.yaml"),
                                Map.of("ProviderUrl", "http://127.0.0.1/v1"))
                        .functions();
        return functions.stream()
                .filter(function -> List.of(function.logicalId(), function.folder()).contains(name))
                .map(LambdaResource::logicalId)
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "there is no function "
                                                + name
                                                + ", but "
                                                + functions.stream()
                                                        .map(LambdaResource::folder)
                                                        .collect(Collectors.joining(", "))));
    }

    private static String event(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw (UsageException) new UsageException(file + " cannot be read").initCause(e);
        }
    }
}

package reelay.stack.cli;

import java.awt.Desktop;
import java.awt.Desktop.Action;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import reelay.stack.Stack;
import reelay.stack.setup.DataDirectory;
import reelay.stack.setup.Ports;
import reelay.stack.setup.ServiceAddresses;

/** Runs the stack until it is told to stop. */
record ServeCommand(Map<String, String> environment) implements Command {

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "run everything on this machine, until Ctrl-C";
    }

    @Override
    public String help() {
        return """
        reelay serve [OPTIONS]

        Runs everything that template.yaml deploys on this machine and prints where it answers and
        with which key. Ctrl-C stops it; what it made is there again at the next start, and videos
        that were not finished go on.

          --open                   opens the page in this machine's browser
        """
                + StackOptions.HELP;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        var parsed =
                new Arguments(
                        arguments,
                        StackOptions.VALUED,
                        StackOptions.and(StackOptions.FLAGS, "open"));
        parsed.words();
        var options = new StackOptions(parsed, environment);
        Path data = options.data();
        StackSession session = StackSession.start(options.settings(Ports.wellKnown()), _ -> {});
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    session.abandon();
                                    stopped.countDown();
                                },
                                "stop"));
        session.own().ifPresent(stack -> describe(stack, data, terminal));
        if (parsed.flag("open")) {
            session.own().ifPresent(stack -> open(stack.addresses().api(), terminal));
        }
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }

    private static void describe(Stack stack, Path data, Terminal terminal) {
        ServiceAddresses addresses = stack.addresses();
        terminal.out()
                .print(
                        """
                        Reelay is running. Ctrl-C stops it.

                          Page            %s/
                          Key             %s

                          API             %s
                          Lambda          %s
                          Step Functions  %s
                          DynamoDB        %s
                          S3              %s
                          Secrets Manager %s
                          Provider        %s%s
                          Data            %s
                          Log             %s

                        For an OpenAI SDK:
                          export OPENAI_BASE_URL=%s/v1
                          export OPENAI_API_KEY=%s
                        For the aws CLI:
                          export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_DEFAULT_REGION=us-east-1
                          export AWS_ENDPOINT_URL_LAMBDA=%s AWS_ENDPOINT_URL_SFN=%s
                          export AWS_ENDPOINT_URL_DYNAMODB=%s AWS_ENDPOINT_URL_S3=%s
                          export AWS_ENDPOINT_URL_SECRETS_MANAGER=%s
                        """
                                .formatted(
                                        addresses.api(),
                                        stack.apiKey().value(),
                                        addresses.api(),
                                        addresses.lambda(),
                                        addresses.stepFunctions(),
                                        addresses.dynamoDb(),
                                        addresses.s3(),
                                        addresses.secretsManager(),
                                        addresses.provider(),
                                        stack.simulator().isPresent() ? " (simulated)" : "",
                                        data,
                                        DataDirectory.log(data),
                                        addresses.api(),
                                        stack.apiKey().value(),
                                        stack.accessKey().id(),
                                        stack.accessKey().secret(),
                                        addresses.lambda(),
                                        addresses.stepFunctions(),
                                        addresses.dynamoDb(),
                                        addresses.s3(),
                                        addresses.secretsManager()));
        terminal.out().flush();
    }

    /** A machine without a desktop is told so; everything else runs on. */
    private static void open(URI page, Terminal terminal) {
        String problem = "this machine has no desktop";
        if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Action.BROWSE)) {
            try {
                Desktop.getDesktop().browse(page);
                return;
            } catch (IOException e) {
                problem = String.valueOf(e.getMessage());
            }
        }
        terminal.err().println("The page could not be opened: " + problem + ".");
    }
}

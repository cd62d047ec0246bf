package reelay.stack.cli;

import java.awt.Desktop;
import java.awt.Desktop.Action;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import reelay.stack.cli.options.Arguments;
import reelay.stack.cli.options.StackOptions;
import reelay.stack.setup.Ports;

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
        session.own().ifPresent(stack -> terminal.out().print(new ServedStack(stack, data).said()));
        terminal.out().flush();
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

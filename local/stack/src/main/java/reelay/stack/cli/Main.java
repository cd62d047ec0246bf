package reelay.stack.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.local.http.PortTakenException;
import reelay.local.journal.JournalException;
import reelay.stack.cli.options.UsageException;
import reelay.stack.setup.StartFailedException;
import reelay.stack.template.resource.TemplateException;

/** The command {@code reelay}. */
public final class Main {

    private final List<Command> commands;
    private final Terminal terminal;

    Main(Map<String, String> environment, Terminal terminal) {
        this.terminal = terminal;
        this.commands =
                List.of(
                        new MakeCommand(environment),
                        new AdoptCommand(environment),
                        new ServeCommand(environment),
                        new SimulatorCommand(),
                        new ListenCommand(environment),
                        new McpCommand(environment, System.in),
                        new InvokeCommand(environment),
                        new AccessCommand(environment),
                        new KeysCommand(System.in, new SecureRandom()));
    }

    /** Does what the arguments say and ends the process with an {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(new Main(System.getenv(), Terminal.ofProcess()).run(List.of(arguments)));
    }

    /** All there are. */
    List<Command> commands() {
        return commands;
    }

    /** The same without ending the process. */
    int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            terminal.err().print(overview());
            return ExitCode.USAGE;
        }
        String name = arguments.getFirst();
        if (Stream.of("--help", "-h", "help").anyMatch(name::equals)) {
            terminal.out().print(overview());
            return ExitCode.DONE;
        }
        Optional<Command> command =
                commands.stream().filter(one -> one.name().equals(name)).findFirst();
        if (command.isEmpty()) {
            terminal.err().println("reelay: there is no command " + name);
            terminal.err().print(overview());
            return ExitCode.USAGE;
        }
        List<String> rest = arguments.subList(1, arguments.size());
        if (rest.contains("--help") || rest.contains("-h")) {
            terminal.out().print(command.get().help());
            return ExitCode.DONE;
        }
        return run(command.get(), rest);
    }

    private int run(Command command, List<String> arguments) {
        try {
            return command.run(arguments, terminal);
        } catch (UsageException e) {
            terminal.err().println("reelay " + command.name() + ": " + e.getMessage());
            terminal.err().println("Try: reelay " + command.name() + " --help");
            return ExitCode.USAGE;
        } catch (PortTakenException e) {
            terminal.err().println("reelay could not start: " + e.getMessage() + ".");
            terminal.err()
                    .println(
                            "Stop that process, or choose another port: reelay "
                                    + command.name()
                                    + " --port 0");
            return ExitCode.NOT_STARTED;
        } catch (StartFailedException | TemplateException | JournalException e) {
            terminal.err().println("reelay could not start: " + e.getMessage());
            return ExitCode.NOT_STARTED;
        }
    }

    private static String overview() {
        return text("overview.txt");
    }

    /** A text that `./reelay` also shows before anything is built. */
    static String text(String name) {
        try (InputStream text = Main.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package reelay.stack.cli;

import java.util.List;
import reelay.stack.cli.options.UsageException;

/** One word after {@code reelay}. */
interface Command {

    /** What a person types for it. */
    String name();

    /** What it does, in one line. */
    String summary();

    /** Everything about it, for {@code --help}. */
    String help();

    /**
     * Does it.
     *
     * @param arguments what follows its name
     * @return an {@link ExitCode}
     * @throws UsageException if the arguments are not understood
     */
    int run(List<String> arguments, Terminal terminal);
}

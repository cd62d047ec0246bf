package reelay.stack.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Where the command writes for people.
 *
 * @param out what was asked for
 * @param err what went wrong, and progress
 * @param interactive whether a person watches, so that a line may be drawn over
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {

    /** The process's own streams. Taken before the handlers' log is sent to a file. */
    @SuppressWarnings("SystemOut") // the command line's answers belong there
    static Terminal ofProcess() {
        return new Terminal(
                System.out,
                System.err,
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
    }
}

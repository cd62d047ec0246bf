package reelay.stack.cli;

import java.io.PrintStream;

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
                System.out, System.err, System.console() != null && System.console().isTerminal());
    }
}

package reelay.stack.cli;

/** How the command ends; README lists these. */
final class ExitCode {

    /** It did what was asked. */
    static final int DONE = 0;

    /** The video failed, a function failed, or access is not ready. */
    static final int FAILED = 1;

    /** The command line was not understood. */
    static final int USAGE = 2;

    /** The stack could not start. */
    static final int NOT_STARTED = 3;

    /** Nothing speaks against access, and no video proved it yet. */
    static final int NOT_PROVED = 4;

    private ExitCode() {}
}

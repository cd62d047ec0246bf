package reelay.stack.cli.mcp;

/** A tool does not do what was asked, and the API was not asked for it either. */
final class ToolRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ToolError error;

    ToolRefusedException(ToolError error) {
        super(error.message());
        this.error = error;
    }

    ToolError error() {
        return error;
    }
}

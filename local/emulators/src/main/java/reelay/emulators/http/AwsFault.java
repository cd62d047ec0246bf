package reelay.emulators.http;

/** An error answer of an AWS service: what the SDK turns into the exception of that name. */
public final class AwsFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    /**
     * @param status HTTP status, 400 for nearly everything
     * @param type the error's name, such as {@code ResourceNotFoundException}
     * @param message the sentence beside it
     */
    public AwsFault(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    /** A refusal of what the emulator does not do; the real service may do it. */
    public static AwsFault notEmulated(String what) {
        return new AwsFault(400, "NotEmulatedException", what + " is not emulated locally");
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** The error's name. */
    public String type() {
        return type;
    }
}

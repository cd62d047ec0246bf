package reelay.local.aws.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error answer of an AWS service: what the SDK turns into the exception of that name. */
public final class AwsFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    /** Members of the error beside its message; JSON is not serializable. */
    private final transient ObjectNode details;

    /**
     * @param status HTTP status, 400 for nearly everything
     * @param type the error's name, such as {@code ResourceNotFoundException}
     * @param message the sentence beside it
     */
    public AwsFault(int status, String type, String message) {
        this(status, type, message, JsonNodeFactory.instance.objectNode());
    }

    /**
     * @param details further members of the error, such as {@code CancellationReasons}
     */
    public AwsFault(int status, String type, String message, ObjectNode details) {
        super(message);
        this.status = status;
        this.type = type;
        this.details = details;
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

    /** Members of the error beside its message. */
    public ObjectNode details() {
        return details;
    }
}

package reelay.emulators.provider.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import reelay.emulators.provider.wire.Operation;

/** Every way the simulator can misbehave; {@code GET /simulator} shows this list. */
public enum FaultKind {
    SLOW(Phase.DELAY, Operation.ANY, "3000", "the answer waits so many milliseconds"),

    UNAUTHORIZED(Phase.REFUSAL, Operation.ANY, "", "401, the key is wrong"),
    UNVERIFIED(Phase.REFUSAL, Operation.SUBMIT, "", "403, the organization is not verified"),
    UNVERIFIED_404(Phase.REFUSAL, Operation.SUBMIT, "", "the same text with 404"),
    FORBIDDEN(Phase.REFUSAL, Operation.ANY, "", "403, the region is not supported"),
    MODEL_NOT_FOUND(Phase.REFUSAL, Operation.SUBMIT, "", "404, no access to the model"),
    RATE_LIMITED(Phase.REFUSAL, Operation.SUBMIT, "2", "429, Retry-After so many seconds"),
    INSUFFICIENT_QUOTA(Phase.REFUSAL, Operation.SUBMIT, "", "429, the credit is used up"),
    OVERLOADED(Phase.REFUSAL, Operation.ANY, "", "503"),
    SERVER_ERROR(Phase.REFUSAL, Operation.ANY, "", "500"),
    HTML(Phase.REFUSAL, Operation.ANY, "", "200 with a web page instead of JSON"),
    HANG(Phase.REFUSAL, Operation.ANY, "", "never answers"),
    DROP_BEFORE(
            Phase.REFUSAL, Operation.SUBMIT, "", "closes the connection, nothing has been done"),
    NO_LIST(Phase.REFUSAL, Operation.LIST, "404", "the list route is missing: 404 or 405"),
    LOST_JOB(Phase.REFUSAL, Operation.LOOK, "", "404; in a prompt: from the second look at it on"),

    DROP_AFTER(Phase.AFTERWARDS, Operation.SUBMIT, "", "does the work, then closes the connection"),

    MODERATION(Phase.JOB, Operation.SUBMIT, "", "the job fails with moderation_blocked"),
    JOB_FAILS(Phase.JOB, Operation.SUBMIT, "", "the job fails with processing_error"),
    STUCK(Phase.JOB, Operation.SUBMIT, "", "the job never finishes"),
    ODD_STATUS(Phase.JOB, Operation.SUBMIT, "warming_up", "a running job has this status"),
    UPPER_CASE_STATUS(Phase.JOB, Operation.SUBMIT, "", "every status is in capitals"),
    LATE_LIST(Phase.JOB, Operation.SUBMIT, "10", "the list shows the job after so many seconds"),

    CUT_OFF(
            Phase.CONTENT,
            Operation.CONTENT,
            "65536",
            "the connection breaks after so many bytes; in a prompt: the first time only"),
    WRONG_CONTENT(Phase.CONTENT, Operation.CONTENT, "", "bytes that are no MP4"),
    NOT_READY_CONTENT(
            Phase.CONTENT,
            Operation.CONTENT,
            "2",
            "404 though completed; in a prompt: the first so many times"),
    EXPIRED_LINK(Phase.CONTENT, Operation.CONTENT, "", "404, as after expires_at"),
    REDIRECT_CONTENT(Phase.CONTENT, Operation.CONTENT, "", "302 to another origin");

    /** When a fault strikes. */
    public enum Phase {
        /** Before anything else. */
        DELAY,
        /** Instead of the work. */
        REFUSAL,
        /** Instead of the answer. */
        AFTERWARDS,
        /** As long as the job lives; it is kept with it. */
        JOB,
        /** When the bytes of a finished job are fetched. */
        CONTENT
    }

    private final Phase phase;
    private final Operation operation;
    private final String value;
    private final String explanation;

    FaultKind(Phase phase, Operation operation, String value, String explanation) {
        this.phase = phase;
        this.operation = operation;
        this.value = value;
        this.explanation = explanation;
    }

    /** The fault of that name, such as {@code rate_limited}; IllegalArgumentException otherwise. */
    @JsonCreator
    public static FaultKind ofWord(String word) {
        for (FaultKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "no fault is called '" + word + "'; GET /simulator lists them");
    }

    /** The name in lower case, as in {@code [fault:rate_limited]}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Phase phase() {
        return phase;
    }

    /** What it applies to unless told otherwise. */
    public Operation operation() {
        return operation;
    }

    /** The value it has unless told otherwise; empty for none. */
    public String value() {
        return value;
    }

    public boolean hasNumber() {
        return !value.isEmpty() && this != ODD_STATUS;
    }

    public String explanation() {
        return explanation;
    }
}

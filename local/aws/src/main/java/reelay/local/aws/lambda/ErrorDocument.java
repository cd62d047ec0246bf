package reelay.local.aws.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** The JSON of a failed function, with the keys and words of the managed Java runtime. */
public final class ErrorDocument {

    /** The frames below the function, which its own runtime would cut off too. */
    private static final String RUNTIME_FRAMES = RunningFunction.class.getName();

    private ErrorDocument() {}

    static String of(Throwable thrown) {
        String name = thrown.getClass().getName();
        ObjectNode error =
                document(name, Objects.requireNonNullElse(thrown.getLocalizedMessage(), name));
        ArrayNode stack = error.putArray("stackTrace");
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith(RUNTIME_FRAMES)) {
                break;
            }
            stack.add(frame.toString());
        }
        return error.toString();
    }

    static String timedOut(String requestId, Duration timeout) {
        return document(
                        "Sandbox.Timedout",
                        String.format(
                                Locale.ROOT,
                                "RequestId: %s Error: Task timed out after %.2f seconds",
                                requestId,
                                timeout.toMillis() / 1000.0))
                .toString();
    }

    public static String answerTooLarge() {
        return document(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size ("
                                + PayloadLimits.ANSWER
                                + " bytes).")
                .toString();
    }

    /**
     * Of a process that ended by itself.
     *
     * @param exitStatus as the JDK tells it: 128 and the signal's number for a killed process
     */
    public static String processEnded(String requestId, int exitStatus) {
        String how =
                switch (exitStatus) {
                    case 0 -> "Runtime exited without providing a reason";
                    case 128 + 9 -> "Runtime exited with error: signal: killed";
                    case 128 + 15 -> "Runtime exited with error: signal: terminated";
                    default -> "Runtime exited with error: exit status " + exitStatus;
                };
        return document("Runtime.ExitError", "RequestId: " + requestId + " Error: " + how)
                .toString();
    }

    private static ObjectNode document(String type, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("errorMessage", message)
                .put("errorType", type);
    }
}

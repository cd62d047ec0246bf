package reelay.emulators.provider.fault;

import java.util.Optional;
import reelay.emulators.provider.wire.Answer;
import reelay.emulators.provider.wire.ApiError;

/** Turns a fault that strikes a whole request into what the client gets. */
public final class Misbehaviour {

    private static final String PAGE =
            "<!doctype html><html><head><title>Just a moment</title></head><body>Please"
                    + " wait.</body></html>";

    private Misbehaviour() {}

    /** Waits as long as a {@link FaultKind#SLOW} says. */
    public static void delay(Fault fault) {
        try {
            Thread.sleep(fault.number());
        } catch (InterruptedException e) {
            // The simulator is closing; the answer no longer matters.
            Thread.currentThread().interrupt();
        }
    }

    /** The answer a refusal gives in place of the work. */
    public static Answer refuse(Fault fault, String model, String path) {
        return switch (fault.kind()) {
            case UNAUTHORIZED -> ApiError.wrongKey().answer();
            case UNVERIFIED -> ApiError.unverified(403, model).answer();
            case UNVERIFIED_404 -> ApiError.unverified(404, model).answer();
            case FORBIDDEN -> ApiError.regionNotSupported().answer();
            case MODEL_NOT_FOUND -> ApiError.modelNotFound(model).answer();
            case RATE_LIMITED -> ApiError.rateLimited(fault.value()).answer();
            case INSUFFICIENT_QUOTA -> ApiError.insufficientQuota().answer();
            case OVERLOADED -> ApiError.overloaded().answer();
            case SERVER_ERROR ->
                    ApiError.serverError("The server had an error while processing your request.")
                            .answer();
            case HTML -> Answer.html(PAGE);
            case HANG -> new Answer.Hanging();
            case DROP_BEFORE -> new Answer.Dropped();
            case NO_LIST -> noList(fault, path);
            case LOST_JOB -> ApiError.videoNotFound(lastPart(path)).answer();
            case SLOW,
                    DROP_AFTER,
                    MODERATION,
                    JOB_FAILS,
                    STUCK,
                    ODD_STATUS,
                    UPPER_CASE_STATUS,
                    LATE_LIST,
                    CUT_OFF,
                    WRONG_CONTENT,
                    NOT_READY_CONTENT,
                    EXPIRED_LINK,
                    REDIRECT_CONTENT ->
                    throw new IllegalArgumentException(fault.kind() + " refuses no request");
        };
    }

    private static Answer noList(Fault fault, String path) {
        ApiError error =
                fault.number() == 405
                        ? ApiError.methodNotAllowed("GET", path)
                        : ApiError.invalidUrl("GET", path);
        return error.answer();
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Delays, then refuses when there is something to refuse with. */
    public static Optional<Answer> before(
            Optional<Fault> delay, Optional<Fault> refusal, String model, String path) {
        delay.ifPresent(Misbehaviour::delay);
        return refusal.map(fault -> refuse(fault, model, path));
    }
}

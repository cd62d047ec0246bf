package reelay.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import reelay.catalog.UnreadableVideoException;
import reelay.video.Json;
import reelay.video.StepLog;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Notes what went wrong on our side: exception classes and where they came from. Their messages
 * stay out, because libraries quote in them what they were given, and that may be a prompt.
 */
final class FaultLog {

    /**
     * Frames kept from where an exception was made, beside all of our own; the SDK adds about 80.
     */
    private static final int FIRST_FRAMES = 5;

    /** Longest chain of causes followed. */
    private static final int CAUSES = 8;

    private FaultLog() {}

    /** One line of it. */
    static void note(String requestId, Throwable fault) {
        ObjectNode details = Json.object().put("request_id", requestId);
        ArrayNode chain = details.putArray("faults");
        @Nullable Throwable next = fault;
        for (int depth = 0; next != null && depth < CAUSES; depth++) {
            describe(chain.addObject(), next);
            next = next.getCause();
        }
        StepLog.write(StepLog.Level.ERROR, "request_failed", details);
    }

    private static void describe(ObjectNode entry, Throwable fault) {
        entry.put("class", fault.getClass().getName());
        if (fault instanceof AwsServiceException aws) {
            entry.put("status", aws.statusCode());
            if (aws.awsErrorDetails() != null) {
                entry.put("aws_service", aws.awsErrorDetails().serviceName());
                entry.put("aws_error", aws.awsErrorDetails().errorCode());
            }
        }
        if (fault instanceof UnreadableVideoException unreadable) {
            entry.put("video_id", unreadable.id());
            entry.put("attribute", unreadable.attribute());
        }
        ArrayNode stack = entry.putArray("stack");
        StackTraceElement[] frames = fault.getStackTrace();
        for (int i = 0; i < frames.length; i++) {
            if (i < FIRST_FRAMES || frames[i].getClassName().startsWith("reelay.")) {
                stack.add(frames[i].toString());
            }
        }
    }
}

package reelay.local.aws.lambda;

import java.time.Instant;

/**
 * What a function learns about its invocation beside the event.
 *
 * @param requestId the same for every attempt at an asynchronous event
 * @param deadline when the function's timeout ends
 * @param functionName the function's name, without alias
 * @param arn the ARN that was invoked, with the alias if there was one
 * @param qualifier the alias, or {@code $LATEST}
 * @param memoryMegabytes the function's memory
 */
public record Invocation(
        String requestId,
        Instant deadline,
        String functionName,
        String arn,
        String qualifier,
        int memoryMegabytes) {}

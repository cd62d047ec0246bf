package reelay.stack.function;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.lambda.Invocation;

/** What a handler is told about its invocation, in the runtime's own type. */
record InvocationContext(Invocation invocation) implements Context, LambdaLogger {

    @Override
    public String getAwsRequestId() {
        return invocation.requestId();
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + invocation.functionName();
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return invocation.functionName();
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return invocation.arn();
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, Duration.between(Instant.now(), invocation.deadline()).toMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return invocation.memoryMegabytes();
    }

    @Override
    public LambdaLogger getLogger() {
        return this;
    }

    @Override
    public void log(String message) {
        log(message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void log(byte[] message) {
        @SuppressWarnings("SystemOut") // where the handlers' own log lines go as well
        PrintStream log = System.out;
        log.writeBytes(message);
    }
}

package reelay.accesscheck;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** A context that knows only how much time the function has left. */
record RemainingTime(int milliseconds) implements Context {

    @Override
    public int getRemainingTimeInMillis() {
        return milliseconds;
    }

    @Override
    public String getAwsRequestId() {
        return "test";
    }

    @Override
    public String getLogGroupName() {
        return "test";
    }

    @Override
    public String getLogStreamName() {
        return "test";
    }

    @Override
    public String getFunctionName() {
        return "access-check";
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-central-1:123456789012:function:access-check";
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("this test has no identity");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("this test has no client context");
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("this test has no logger");
    }
}

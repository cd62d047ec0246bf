package reelay.local.aws.dynamodb.item;

import reelay.local.aws.protocol.AwsFault;

/** DynamoDB's answer to input it does not take. */
public final class ValidationFault {

    private ValidationFault() {}

    /** A ValidationException that says this. */
    public static AwsFault of(String message) {
        return new AwsFault(400, "ValidationException", message);
    }

    /** A ValidationException about the value of a parameter. */
    public static AwsFault ofParameter(String message) {
        return of("One or more parameter values were invalid: " + message);
    }
}

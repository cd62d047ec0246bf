package reelay.stack.scenarios;

/**
 * A refusal of a service that the state machine calls itself.
 *
 * @param status HTTP status
 * @param type the error's name on the wire
 */
public record ServiceFault(int status, String type) {

    public static ServiceFault dynamoDbThrottles() {
        return new ServiceFault(400, "ProvisionedThroughputExceededException");
    }

    public static ServiceFault dynamoDbBreaks() {
        return new ServiceFault(500, "InternalServerError");
    }

    /** Step Functions has no class for it and names it after the service. */
    public static ServiceFault dynamoDbSlowsDown() {
        return new ServiceFault(400, "ThrottlingException");
    }

    public static ServiceFault eventBridgeBreaks() {
        return new ServiceFault(500, "InternalException");
    }

    public static ServiceFault eventBridgeThrottles() {
        return new ServiceFault(400, "ThrottlingException");
    }
}

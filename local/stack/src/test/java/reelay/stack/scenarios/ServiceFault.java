package reelay.stack.scenarios;

/**
 * A refusal of a service that the state machine calls itself.
 *
 * @param status HTTP status
 * @param type the error's name on the wire
 */
record ServiceFault(int status, String type) {

    static ServiceFault dynamoDbThrottles() {
        return new ServiceFault(400, "ProvisionedThroughputExceededException");
    }

    static ServiceFault dynamoDbBreaks() {
        return new ServiceFault(500, "InternalServerError");
    }

    static ServiceFault eventBridgeBreaks() {
        return new ServiceFault(500, "InternalException");
    }
}

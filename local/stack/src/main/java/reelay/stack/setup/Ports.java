package reelay.stack.setup;

/**
 * TCP ports on 127.0.0.1; 0 takes a free one.
 *
 * @param api the HTTP API
 * @param lambda Lambda's invoke API
 * @param dynamoDb DynamoDB
 * @param stepFunctions Step Functions
 * @param s3 S3
 * @param provider the provider simulator
 */
public record Ports(int api, int lambda, int dynamoDb, int stepFunctions, int s3, int provider) {

    /** Where people and tools look for them. */
    public static Ports wellKnown() {
        return new Ports(3000, 3001, 8000, 8083, 9000, 8090);
    }

    /** The API on this port, everything else wherever there is room. */
    public static Ports apiOn(int port) {
        return new Ports(port, 0, 0, 0, 0, 0);
    }

    /** Everything wherever there is room, so that any number of stacks run side by side. */
    public static Ports free() {
        return apiOn(0);
    }
}

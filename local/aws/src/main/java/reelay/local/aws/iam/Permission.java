package reelay.local.aws.iam;

/**
 * What a request needs.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource the ARN it is about; {@code *} for actions that are about none
 */
public record Permission(String action, String resource) {

    /** The start of every ARN of a service in the local account. */
    static String arn(String service, String rest) {
        return "arn:aws:" + service + ":us-east-1:000000000000:" + rest;
    }
}

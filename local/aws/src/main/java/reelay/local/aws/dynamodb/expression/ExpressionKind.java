package reelay.local.aws.dynamodb.expression;

import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.protocol.AwsFault;

/** The parameters that hold expressions; their names stand in every error message. */
enum ExpressionKind {
    CONDITION("ConditionExpression"),
    FILTER("FilterExpression"),
    KEY_CONDITION("KeyConditionExpression"),
    PROJECTION("ProjectionExpression"),
    UPDATE("UpdateExpression");

    private final String parameter;

    ExpressionKind(String parameter) {
        this.parameter = parameter;
    }

    AwsFault fault(String message) {
        return ValidationFault.of("Invalid " + parameter + ": " + message);
    }

    AwsFault syntaxError(String token, String near) {
        return fault("Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
    }
}

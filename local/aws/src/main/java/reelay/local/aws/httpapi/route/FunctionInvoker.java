package reelay.local.aws.httpapi.route;

import reelay.local.aws.lambda.LambdaAnswer;

/** The function behind a route or an authorizer. */
@FunctionalInterface
public interface FunctionInvoker {

    /**
     * Invokes it synchronously.
     *
     * @param event JSON
     */
    LambdaAnswer invoke(String event);
}

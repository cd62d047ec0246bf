package reelay.local.aws.httpapi.route;

import org.jspecify.annotations.Nullable;

/**
 * One route.
 *
 * @param key method or ANY and a path, such as {@code GET /v1/videos/{id}} or {@code ANY
 *     /files/{proxy+}}; or {@code $default}
 * @param function answers with payload format 2.0
 * @param authorizer asked before; null for an open route
 */
public record GatewayRoute(
        String key, FunctionInvoker function, @Nullable LambdaAuthorizer authorizer) {

    /** The key of the route that takes what no other does. */
    public static final String DEFAULT = "$default";
}

package reelay.stack.template.resource;

/**
 * A route of the HTTP API.
 *
 * @param method an HTTP method, or ANY
 * @param path with placeholders, such as {@code /v1/{proxy+}}
 * @param authorized whether the API's authorizer is asked first
 */
public record RouteResource(String method, String path, boolean authorized) {}

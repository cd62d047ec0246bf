package reelay.stack.template;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The HTTP API.
 *
 * @param logicalId its name in the template
 * @param authorizerFunction logical id of the function that says who is asking; empty for none
 * @param requestsPerSecond throttle; empty for AWS's own
 * @param burst throttle; empty for AWS's own
 * @param cors its rules for browsers; empty for none
 */
public record HttpApiResource(
        String logicalId,
        Optional<String> authorizerFunction,
        OptionalInt requestsPerSecond,
        OptionalInt burst,
        Optional<CorsResource> cors) {}

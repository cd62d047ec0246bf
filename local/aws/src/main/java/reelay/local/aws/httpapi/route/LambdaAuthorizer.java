package reelay.local.aws.httpapi.route;

import java.time.Duration;
import java.util.List;

/**
 * A Lambda authorizer of type REQUEST, payload format 2.0, with simple responses.
 *
 * @param function answers {@code {"isAuthorized": ..., "context": {...}}}
 * @param identitySources such as {@code $request.header.Authorization}; a request that lacks one is
 *     refused without asking. With none, each request is asked about
 * @param resultTtl how long an answer counts for the same identity; zero for never
 */
public record LambdaAuthorizer(
        FunctionInvoker function, List<String> identitySources, Duration resultTtl) {

    /** Refuses, by name, an identity source that is not emulated, and a cache without a key. */
    public LambdaAuthorizer {
        identitySources = List.copyOf(identitySources);
        identitySources.forEach(IdentitySource::check);
        if (resultTtl.isPositive() && identitySources.isEmpty()) {
            throw new IllegalArgumentException(
                    "an authorizer without identity sources cannot keep its answers for "
                            + resultTtl);
        }
    }
}

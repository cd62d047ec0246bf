package reelay.authorizer;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is read of an HTTP API authorizer request, payload version 2.0. It holds a key, so it prints
 * as a label.
 *
 * @param headers by name in lower case; absent when the client sent none
 */
record AuthorizerRequest(@Nullable Map<String, String> headers) {

    private static final String SCHEME = "Bearer ";

    /** The key after {@code Bearer}; empty when there is none or another scheme is used. */
    Optional<String> bearerKey() {
        return Optional.ofNullable(headers)
                .map(all -> all.get("authorization"))
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .filter(key -> !key.isEmpty());
    }

    @Override
    public String toString() {
        return "[authorizer request]";
    }
}

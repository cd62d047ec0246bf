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

    /**
     * The key after {@code Bearer}, or in {@code api-key}, where clients made for Azure put it;
     * empty when there is neither. {@code Authorization} of another scheme may be a proxy's own.
     */
    Optional<String> key() {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .filter(key -> !key.isEmpty())
                .or(() -> header("api-key").map(String::strip).filter(key -> !key.isEmpty()));
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(headers).map(all -> all.get(name));
    }

    @Override
    public String toString() {
        return "[authorizer request]";
    }
}

package reelay.api.http;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request. It holds what a client sent, so only its route is ever logged.
 *
 * @param id API Gateway's request id
 * @param method in upper case
 * @param path without the stage, still percent-encoded
 * @param headers by name in lower case
 * @param query URL-decoded; a name sent twice has its values joined with a comma
 * @param body what the client sent, decoded from base64
 * @param caller who sent it
 * @param pathValues the path's variable parts by name, decoded; empty before routing
 */
public record ApiRequest(
        String id,
        String method,
        String path,
        Map<String, String> headers,
        Map<String, String> query,
        Bytes body,
        Caller caller,
        Map<String, String> pathValues) {

    public ApiRequest {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
        pathValues = Map.copyOf(pathValues);
    }

    /** What the authorizer found out. */
    public sealed interface Caller {
        /**
         * Somebody with a good key.
         *
         * @param operator whether the key is trusted with the account at the provider
         */
        record Known(String owner, boolean operator) implements Caller {
            /** The key of an app. */
            public Known(String owner) {
                this(owner, false);
            }
        }

        /** No key, or one that nobody holds; also when no authorizer ran. */
        record Refused(boolean keyGiven) implements Caller {}
    }

    /**
     * Refuses whoever has no good key.
     *
     * @throws ApiException 401 unless the authorizer named an owner
     */
    void requireOwner() {
        owner();
    }

    /** Who sent it; as {@link #requireOwner} where no endpoint has asked before. */
    public String owner() {
        return switch (caller) {
            case Caller.Known known -> known.owner();
            case Caller.Refused refused ->
                    throw (refused.keyGiven() ? ApiError.KEY_UNKNOWN : ApiError.KEY_MISSING).with();
        };
    }

    /** Whether the key is trusted with the account at the provider. */
    public boolean fromOperator() {
        return caller instanceof Caller.Known known && known.operator();
    }

    /**
     * Refuses whoever is no operator.
     *
     * @param what what only an operator may do, to follow "may"
     * @throws ApiException 401 or 403
     */
    public void requireOperator(String what) {
        String owner = owner();
        if (!fromOperator()) {
            throw ApiError.OPERATOR_REQUIRED.with(what, owner);
        }
    }

    /** A header's value. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** A query parameter's value; an empty one, as in {@code ?after=}, counts as not sent. */
    public Optional<String> queryValue(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** A variable part of the path, which the route's pattern names. */
    public String pathValue(String name) {
        @Nullable String value = pathValues.get(name);
        if (value == null) {
            throw new IllegalStateException("the route's path has no {" + name + "}");
        }
        return value;
    }

    ApiRequest at(Map<String, String> values) {
        return new ApiRequest(id, method, path, headers, query, body, caller, values);
    }

    @Override
    public String toString() {
        return "[request " + id + "]";
    }
}

package reelay.authorizer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * A simple response of an HTTP API authorizer. It always lets the request through: API Gateway
 * would answer a refused one with a body of its own, which no OpenAI SDK can read. The api function
 * answers 401 in OpenAI's form unless the context names an owner. For the same reason the route
 * needs an authorizer without identity source (a missing one is refused by API Gateway itself) and
 * so without a cache.
 *
 * @param isAuthorized always true
 * @param context what the api function gets to know
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AuthorizerAnswer(boolean isAuthorized, Context context) {

    /**
     * Either an owner or a refusal is present.
     *
     * @param owner who holds the key; absent when there is no good key
     * @param operator true for an operator's key, otherwise absent
     * @param refusal {@code key_missing} or {@code key_unknown}; absent for a good key
     */
    record Context(@Nullable String owner, @Nullable Boolean operator, @Nullable String refusal) {}

    static AuthorizerAnswer holder(ApiKeys.Holder holder) {
        return new AuthorizerAnswer(
                true, new Context(holder.owner(), holder.operator() ? true : null, null));
    }

    static AuthorizerAnswer keyMissing() {
        return new AuthorizerAnswer(true, new Context(null, null, "key_missing"));
    }

    static AuthorizerAnswer keyUnknown() {
        return new AuthorizerAnswer(true, new Context(null, null, "key_unknown"));
    }
}

package reelay.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiRequest.Caller;
import reelay.api.http.Bytes;
import reelay.video.OwnerName;

/**
 * What is read of an HTTP API event, payload version 2.0. It holds what a client sent, so it prints
 * as a label.
 *
 * @param rawPath path with the stage's name in front, unless the stage is $default
 * @param headers by name in lower case; absent when there are none
 * @param queryStringParameters URL-decoded; absent when there are none
 * @param requestContext what API Gateway knows about the request
 * @param body absent when there is none
 * @param isBase64Encoded whether the body is base64 of bytes rather than text
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record HttpApiEvent(
        String rawPath,
        @Nullable Map<String, String> headers,
        @Nullable Map<String, String> queryStringParameters,
        RequestContext requestContext,
        @Nullable String body,
        boolean isBase64Encoded) {

    /** API Gateway's own part. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record RequestContext(
            String requestId, @Nullable String stage, Http http, @Nullable Authorizer authorizer) {}

    /** The request line. */
    record Http(String method) {}

    /** What authorizers found out; absent on routes without one. */
    record Authorizer(@Nullable Lambda lambda) {}

    /** What our authorizer found out: an owner, who may be an operator, or a refusal. */
    record Lambda(@Nullable String owner, @Nullable Boolean operator, @Nullable String refusal) {}

    /** The request in it. */
    ApiRequest request() {
        return new ApiRequest(
                requestContext.requestId(),
                requestContext.http().method(),
                path(),
                headers == null ? Map.of() : headers,
                queryStringParameters == null ? Map.of() : queryStringParameters,
                bytes(),
                caller(),
                Map.of());
    }

    private String path() {
        String prefix = "/" + requestContext.stage();
        return rawPath.startsWith(prefix + "/") ? rawPath.substring(prefix.length()) : rawPath;
    }

    private Bytes bytes() {
        if (body == null) {
            return Bytes.none();
        }
        if (!isBase64Encoded) {
            return Bytes.of(body.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Bytes.of(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException _) {
            // Its message quotes the body.
            throw ApiError.BODY_MALFORMED.with("it is not base64 though it is said to be");
        }
    }

    /** Without a named owner nobody is let in, whatever else the context says. */
    private Caller caller() {
        Optional<Lambda> found =
                Optional.ofNullable(requestContext.authorizer()).map(Authorizer::lambda);
        boolean operator = found.map(Lambda::operator).orElse(false);
        return found.map(Lambda::owner)
                .filter(OwnerName::fits)
                .<Caller>map(owner -> new Caller.Known(owner, operator))
                .orElseGet(
                        () ->
                                new Caller.Refused(
                                        found.map(Lambda::refusal)
                                                .filter("key_unknown"::equals)
                                                .isPresent()));
    }

    @Override
    public String toString() {
        return "[HTTP API event]";
    }
}

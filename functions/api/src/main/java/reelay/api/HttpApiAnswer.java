package reelay.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import reelay.api.http.ApiResponse;

/**
 * A structured response of a function behind an HTTP API, payload version 2.0.
 *
 * @param statusCode HTTP status
 * @param headers by name
 * @param body text, or base64 of bytes
 * @param isBase64Encoded which of the two
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record HttpApiAnswer(
        int statusCode, Map<String, String> headers, String body, boolean isBase64Encoded) {

    static HttpApiAnswer of(ApiResponse response) {
        return new HttpApiAnswer(
                response.status(), response.headers(), response.body(), response.base64());
    }

    @Override
    public String toString() {
        return "[answer " + statusCode + "]";
    }
}

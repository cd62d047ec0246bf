package reelay.provider.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;
import reelay.provider.ProviderErrorKind;
import reelay.video.Json;

/** What came back from one request. */
sealed interface Reply {

    /**
     * An HTTP answer.
     *
     * @param text the body, as far as it was read
     * @param whole whether that is all of it
     */
    record Answer(int status, HttpHeaders headers, String text, boolean whole) implements Reply {

        boolean success() {
            return status >= 200 && status < 300;
        }

        /** The JSON of the body; empty when it is something else, such as a web page. */
        Optional<JsonNode> json() {
            if (!whole) {
                return Optional.empty();
            }
            try {
                return Optional.of(Json.tolerantTree(text)).filter(tree -> !tree.isMissingNode());
            } catch (JsonProcessingException notJson) {
                return Optional.empty();
            }
        }
    }

    /**
     * No HTTP answer.
     *
     * @param kind UNREACHABLE or TIMED_OUT
     * @param message what happened, in our words
     * @param connected whether there was a connection, so that something may have been sent
     */
    record Silence(ProviderErrorKind kind, String message, boolean connected) implements Reply {}
}

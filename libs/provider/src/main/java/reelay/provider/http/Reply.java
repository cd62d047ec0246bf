package reelay.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalInt;
import reelay.provider.ProviderErrorKind;

/** What came back from one request. */
public sealed interface Reply {

    /**
     * An HTTP answer.
     *
     * @param text the beginning of the body
     * @param json an outline of the body's JSON; empty when it is something else, such as a web
     *     page, or breaks off
     * @param whole whether the body ended within the limit
     */
    public record Answer(
            int status, HttpHeaders headers, String text, Optional<JsonNode> json, boolean whole)
            implements Reply {

        /** An answer whose body is not looked at. */
        public Answer(int status, HttpHeaders headers) {
            this(status, headers, "", Optional.empty(), false);
        }

        /** The same with a part of its JSON in place of all. */
        public Answer saying(JsonNode part) {
            return new Answer(status, headers, text, Optional.of(part), whole);
        }

        public boolean success() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * No HTTP answer.
     *
     * @param kind UNREACHABLE or TIMED_OUT
     * @param message what happened, in our words
     * @param connected whether there was a connection, so that something may have been sent
     * @param begun the status of an answer that began and then broke off
     */
    record Silence(ProviderErrorKind kind, String message, boolean connected, OptionalInt begun)
            implements Reply {

        Silence(ProviderErrorKind kind, String message, boolean connected) {
            this(kind, message, connected, OptionalInt.empty());
        }
    }
}

package reelay.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import reelay.api.http.Bytes;

/** The value of one field as the client sent it; any may be a prompt, so they print as labels. */
public sealed interface Field {

    /** JSON text. */
    record Text(String value) implements Field {
        @Override
        public String toString() {
            return "[text]";
        }
    }

    /** A JSON whole number, as its digits. */
    record WholeNumber(String digits) implements Field {}

    /**
     * A multipart part. Whether it is text or a file follows from the field's name alone: SDKs send
     * files without names and text as application/octet-stream.
     */
    record Part(Bytes bytes) implements Field {}

    /**
     * An object: a JSON one, or the parts of a form that are named {@code a[b]}.
     *
     * @param byName each by its own name, in the order they came
     */
    record Members(Map<String, Field> byName) implements Field {
        public Members {
            byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        }
    }

    /**
     * What none of our own fields takes: arrays, booleans, decimals.
     *
     * @param kind the word for an error message, such as {@code an array}
     * @param value as it came; for a provider's own fields
     */
    record Other(String kind, JsonNode value) implements Field {
        @Override
        public String toString() {
            return "[" + kind + "]";
        }
    }
}

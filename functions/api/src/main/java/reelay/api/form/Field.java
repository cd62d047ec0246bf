package reelay.api.form;

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

    /** A JSON object, or the multipart parts named {@code a[b]}: its members by their names. */
    record Members(Map<String, Field> byName) implements Field {
        public Members {
            byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        }
    }

    /**
     * What no field takes yet: arrays, booleans, decimals.
     *
     * @param kind the word for an error message, such as {@code an array}
     */
    record Other(String kind) implements Field {}
}

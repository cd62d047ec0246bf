package reelay.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
     * Whether it is a part, or all parts of a list or an object, with nothing in it: HTML forms
     * send one for each file that nobody chose. A field that may be left out counts as left out
     * then.
     */
    default boolean empty() {
        return switch (this) {
            case Part part -> part.bytes().length() == 0;
            case Several several ->
                    !several.elements().isEmpty()
                            && several.elements().stream().allMatch(Field::empty);
            case Members members ->
                    !members.byName().isEmpty()
                            && members.byName().values().stream().allMatch(Field::empty);
            case Text _, WholeNumber _, Other _ -> false;
        };
    }

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
     * A list: a JSON array, or the parts of a form that are named {@code a[]}.
     *
     * @param elements in the order they came
     */
    record Several(List<Field> elements) implements Field {

        /** The word for an error message. */
        public static final String KIND = "an array";

        public Several {
            elements = List.copyOf(elements);
        }
    }

    /**
     * What none of our own fields takes: booleans, decimals, a null in a list.
     *
     * @param kind the word for an error message, such as {@code a boolean}
     * @param value as it came; for a provider's own fields
     */
    record Other(String kind, JsonNode value) implements Field {
        @Override
        public String toString() {
            return "[" + kind + "]";
        }
    }
}

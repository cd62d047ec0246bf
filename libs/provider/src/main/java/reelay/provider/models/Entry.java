package reelay.provider.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An object in a file of the catalogue. Every question about a field names it when it refuses the
 * value.
 *
 * @param where file and model, for those who correct them
 */
record Entry(String where, JsonNode json) {

    Entry {
        if (!json.isObject()) {
            throw new BadCatalogueException(where, "must be an object");
        }
    }

    /** The same, at a place with a better name. */
    Entry at(String place) {
        return new Entry(place, json);
    }

    /** Refuses a field that nobody reads: it was misspelt, or says what is not built. */
    void onlyHas(String... fields) {
        for (String field : (Iterable<String>) json::fieldNames) {
            if (!List.of(fields).contains(field)) {
                throw new BadCatalogueException(
                        where, field + " is no field here; they are " + String.join(", ", fields));
            }
        }
    }

    boolean has(String field) {
        return json.has(field);
    }

    boolean isList(String field) {
        return json.path(field).isArray();
    }

    String text(String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw odd(field, "a text");
        }
        return value.textValue();
    }

    Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    boolean flag(String field) {
        if (!json.path(field).isBoolean()) {
            throw odd(field, "true or false");
        }
        return json.path(field).booleanValue();
    }

    boolean flagOr(String field, boolean otherwise) {
        return has(field) ? flag(field) : otherwise;
    }

    LocalDate day(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeParseException e) {
            throw odd(field, "a day such as 2027-01-31");
        }
    }

    int number(String field, int least, int most) {
        return number(field, json.path(field), least, most);
    }

    List<Integer> numbers(String field, int least, int most) {
        return list(field).stream().map(value -> number(field, value, least, most)).toList();
    }

    private int number(String field, JsonNode value, int least, int most) {
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw odd(field, "a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    /** US dollars, more than none. */
    BigDecimal amount(String field) {
        JsonNode value = json.path(field);
        if (!value.isNumber() || value.decimalValue().signum() <= 0) {
            throw odd(field, "an amount such as 0.084");
        }
        return value.decimalValue();
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(field)) {
            if (!value.isTextual() || texts.contains(value.textValue())) {
                throw odd(field, "a list of texts, each once");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    /** Each text of a list as something else; at least one. */
    <T> List<T> each(String field, Function<String, Optional<T>> reader, String wanted) {
        List<T> values =
                texts(field).stream()
                        .map(text -> reader.apply(text).orElseThrow(() -> odd(field, wanted)))
                        .toList();
        if (values.isEmpty()) {
            throw odd(field, wanted);
        }
        return values;
    }

    /** The constant whose name, in lower case, is this word. */
    <E extends Enum<E>> E word(String field, String word, Class<E> type) {
        List<String> words =
                Stream.of(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList();
        if (!words.contains(word)) {
            throw odd(field, "one of " + String.join(", ", words));
        }
        return type.getEnumConstants()[words.indexOf(word)];
    }

    Entry entry(String field) {
        return new Entry(where + ": " + field, json.path(field));
    }

    List<Entry> entries(String field) {
        return list(field).stream().map(value -> new Entry(where + ": " + field, value)).toList();
    }

    private List<JsonNode> list(String field) {
        if (!isList(field)) {
            throw odd(field, "a list");
        }
        List<JsonNode> values = new ArrayList<>();
        json.path(field).forEach(values::add);
        return values;
    }

    BadCatalogueException odd(String field, String wanted) {
        return new BadCatalogueException(
                where, field + " must be " + wanted + ", was " + json.path(field));
    }
}

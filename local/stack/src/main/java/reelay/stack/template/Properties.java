package reelay.stack.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import reelay.stack.template.resource.TemplateException;

/**
 * The properties of one resource, or of a part of it, while they are read. What nobody asked for
 * when {@link #refuseOthers} is called is not understood, and refused.
 */
final class Properties {

    private final JsonNode values;
    private final String place;
    private final Set<String> unread = new TreeSet<>();

    Properties(JsonNode values, String place) {
        if (!values.isObject()) {
            throw new TemplateException(place, "must have properties, is " + values);
        }
        this.values = values;
        this.place = place;
        values.properties().forEach(property -> unread.add(property.getKey()));
    }

    String place() {
        return place;
    }

    String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new TemplateException(place, name + " is missing"));
    }

    Optional<String> optionalText(String name) {
        unread.remove(name);
        JsonNode value = values.path(name);
        if (!value.isMissingNode() && !value.isValueNode()) {
            throw new TemplateException(place, name + " must be one value, is " + value);
        }
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    int number(String name) {
        return optionalNumber(name)
                .orElseThrow(() -> new TemplateException(place, name + " is missing"));
    }

    OptionalInt optionalNumber(String name) {
        Optional<String> text = optionalText(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.get().matches("[0-9]{1,9}")) {
            throw new TemplateException(place, name + " must be a whole number, is " + text.get());
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }

    /** Whatever stands there. */
    JsonNode json(String name) {
        unread.remove(name);
        if (!values.has(name)) {
            throw new TemplateException(place, name + " is missing");
        }
        return values.get(name);
    }

    /** A property that must have this value, because the local stack does nothing else. */
    void only(String name, String value) {
        String found = optionalText(name).orElse(value);
        if (!found.equals(value)) {
            throw new TemplateException(
                    place, name + " must be " + value + " to run locally, is " + found);
        }
    }

    /** A part with properties of its own; an empty one if it is missing. */
    Properties section(String name) {
        unread.remove(name);
        JsonNode value = values.path(name);
        return new Properties(
                value.isMissingNode() ? JsonNodeFactory.instance.objectNode() : value,
                place + "." + name);
    }

    /** The parts of a map that have properties of their own, by name. */
    Map<String, Properties> sections(String name) {
        Properties parts = section(name);
        Map<String, Properties> sections = new LinkedHashMap<>();
        for (String part : Set.copyOf(parts.unread)) {
            sections.put(part, parts.section(part));
        }
        return sections;
    }

    /** A list of texts; an empty one if it is missing. */
    List<String> values(String name) {
        unread.remove(name);
        return values.path(name).valueStream().map(JsonNode::asText).toList();
    }

    /** A length of time, which stands there in seconds. */
    Optional<Duration> optionalSeconds(String name) {
        OptionalInt seconds = optionalNumber(name);
        return seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(seconds.getAsInt()));
    }

    /** The parts of a list that have properties of their own. */
    Stream<Properties> items(String name) {
        unread.remove(name);
        return values.path(name)
                .valueStream()
                .map(item -> new Properties(item, place + "." + name));
    }

    /** A map of texts in the template's order; numbers are written as text. */
    Map<String, String> texts(String name) {
        Properties parts = section(name);
        Map<String, String> texts = new LinkedHashMap<>();
        parts.values
                .properties()
                .forEach(part -> texts.put(part.getKey(), parts.text(part.getKey())));
        return texts;
    }

    boolean has(String name) {
        return values.has(name);
    }

    /** Properties that are understood and change nothing on one machine. */
    Properties withoutMeaningLocally(String... names) {
        unread.removeAll(Set.of(names));
        return this;
    }

    void refuseOthers() {
        if (!unread.isEmpty()) {
            throw new TemplateException(
                    place,
                    "the local stack does not understand "
                            + String.join(", ", unread)
                            + "; teach it, or say there that it has no meaning locally");
        }
    }
}

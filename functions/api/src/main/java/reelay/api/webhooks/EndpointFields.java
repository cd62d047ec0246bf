package reelay.api.webhooks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import reelay.api.form.Field;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.webhooks.EventType;
import reelay.webhooks.post.ReceiverAddress;

/** The fields with which an owner describes an endpoint. */
record EndpointFields(Form form) {

    static final List<String> ALL = List.of("name", "url", "event_types");

    /** Longest name, in characters. */
    private static final int LONGEST_NAME = 256;

    private static final String TYPES = "event_types";

    /** Refused by name: nothing sends them yet. */
    private static final Set<String> NOT_SENT_YET = Set.of("budget.warning");

    String name() {
        return form.text("name", LONGEST_NAME).strip();
    }

    String url(WebhookParts parts) {
        return parts.checkedUrl("url", form.text("url", ReceiverAddress.LONGEST).strip());
    }

    boolean has(String name) {
        return form.field(name).isPresent();
    }

    List<EventType> eventTypes() {
        Field field =
                form.field(TYPES).orElseThrow(() -> ApiError.PARAMETER_MISSING.about(TYPES, TYPES));
        if (!(field instanceof Field.Several several)) {
            throw Form.wrongType(TYPES, "an array of strings", "something else");
        }
        Set<EventType> types = new LinkedHashSet<>();
        several.elements().forEach(element -> types.add(type(Form.text(TYPES, element, 100))));
        if (types.isEmpty()) {
            throw ApiError.PARAMETER_MISSING.about(TYPES, TYPES);
        }
        return List.copyOf(types);
    }

    /** The type of that name, for a list or alone. */
    static EventType type(String word) {
        if (NOT_SENT_YET.contains(word)) {
            throw ApiError.EVENT_NOT_SENT_YET.about(TYPES, word);
        }
        Optional<EventType> type = EventType.ofWord(word);
        return type.orElseThrow(
                () ->
                        ApiError.VALUE_INVALID.about(
                                TYPES,
                                Form.echo(word),
                                String.join(
                                        ", ",
                                        Stream.of(EventType.values())
                                                .map(known -> "'" + known.word() + "'")
                                                .toList())));
    }
}

package reelay.simulator.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import reelay.simulator.wire.Places;

/** How a server writes a job, told as changes to how OpenAI writes it. */
final class JobSpelling {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> renamed = new LinkedHashMap<>();
    private final List<BiConsumer<ObjectNode, String>> changes = new ArrayList<>();
    private final List<String> resultIn = new ArrayList<>();
    private String wrapper = "";
    private boolean omitsEmpty;

    /** Another word for one of OpenAI's statuses. */
    JobSpelling word(String usual, String theirs) {
        words.put(usual, theirs);
        return this;
    }

    /** Another name for a key. */
    JobSpelling key(String usual, String theirs) {
        renamed.put(usual, theirs);
        return this;
    }

    /** Leaves keys out. */
    JobSpelling without(String... keys) {
        changes.add((job, link) -> job.remove(List.of(keys)));
        return this;
    }

    /** Leaves out what is null or empty. */
    JobSpelling withoutEmpty() {
        omitsEmpty = true;
        return this;
    }

    /** One key more. */
    JobSpelling with(String key, Object value) {
        changes.add((job, link) -> job.set(key, JSON.valueToTree(value)));
        return this;
    }

    /** The job's own id once more. */
    JobSpelling idAlsoAs(String key) {
        changes.add((job, link) -> job.put(key, job.path("id").textValue()));
        return this;
    }

    /** Any other change. */
    JobSpelling changed(BiConsumer<ObjectNode, String> change) {
        changes.add(change);
        return this;
    }

    /** Where the link of a finished job stands: names and indexes, with dots between. */
    JobSpelling resultIn(String place) {
        resultIn.add(place);
        return this;
    }

    /** The whole job stands under that key, beside {@code "code":"success"}. */
    JobSpelling wrappedIn(String key) {
        wrapper = key;
        return this;
    }

    /**
     * @param link of the file
     */
    ObjectNode write(ObjectNode usual, String link, boolean finished) {
        ObjectNode job = usual.deepCopy();
        changes.forEach(change -> change.accept(job, link));
        String word = job.path("status").asText();
        job.put("status", words.getOrDefault(word, word));
        if (finished) {
            resultIn.forEach(place -> Places.put(job, place, link));
        }
        if (omitsEmpty) {
            List<String> empty = new ArrayList<>();
            job.properties()
                    .forEach(
                            entry -> {
                                if (isEmpty(entry.getValue())) {
                                    empty.add(entry.getKey());
                                }
                            });
            job.remove(empty);
        }
        renamed.forEach(
                (from, to) ->
                        Optional.ofNullable(job.remove(from)).ifPresent(it -> job.set(to, it)));
        if (wrapper.isEmpty()) {
            return job;
        }
        ObjectNode whole =
                JsonNodeFactory.instance.objectNode().put("code", "success").put("message", "");
        whole.set(wrapper, job);
        return whole;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isTextual() && value.textValue().isEmpty());
    }
}

package reelay.stack.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import reelay.video.Json;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A release as it was, recorded when it ran: {@code video.asl.json} letter by letter, what its
 * steps were told, answered and wrote ({@code steps.json}), and the items that it left ({@code
 * items.json}). What differs from video to video stands there as <code>${video}</code>, <code>
 * ${job}</code> and <code>${now}</code>, the last in seconds.
 */
record EarlierRelease(String name) {

    private static final Path FOLDER = Path.of("local/stack/src/test/resources/releases");

    /** All that are kept, oldest first. */
    static List<EarlierRelease> all() {
        try (Stream<Path> folders = Files.list(ScenarioRun.PROJECT.resolve(FOLDER))) {
            return folders.map(folder -> new EarlierRelease(folder.getFileName().toString()))
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that keeps a release of that name. */
    static Path folder(String name) {
        return ScenarioRun.PROJECT.resolve(FOLDER).resolve(name);
    }

    /** Its state machine, as a path in the project. */
    Path definition() {
        return FOLDER.resolve(name).resolve("video.asl.json");
    }

    /**
     * One call of a step.
     *
     * @param when the word of its answer
     * @param told what the state machine gave it
     * @param answers what it answered
     * @param sets the attributes of the item that it set
     * @param removes those that it took away
     */
    record Call(
            String when, JsonNode told, JsonNode answers, JsonNode sets, List<String> removes) {}

    /** The calls of a step, one for each outcome. */
    List<Call> calls(String step) {
        return document("steps.json")
                .path(step)
                .valueStream()
                .map(
                        call ->
                                new Call(
                                        call.path("when").asText(),
                                        call.path("told"),
                                        call.path("answers"),
                                        call.path("sets"),
                                        call.path("removes")
                                                .valueStream()
                                                .map(JsonNode::asText)
                                                .toList()))
                .toList();
    }

    /** Whether it has such a call. */
    boolean has(String step, String when) {
        return calls(step).stream().anyMatch(call -> call.when().equals(when));
    }

    /** The call of a step that came to this. */
    Call call(String step, String when) {
        return calls(step).stream()
                .filter(call -> call.when().equals(when))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(step + " never was " + when));
    }

    /** What an item was called, and the item. */
    Map<String, JsonNode> items() {
        Map<String, JsonNode> items = new TreeMap<>();
        document("items.json")
                .properties()
                .forEach(item -> items.put(item.getKey(), item.getValue()));
        return items;
    }

    private JsonNode document(String file) {
        try {
            return Json.tree(Files.readString(folder(name).resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Recorded text, for this video, its job and this moment. */
    static String filled(JsonNode recorded, VideoId video, String job, Instant now) {
        return Json.text(recorded)
                .replace("${video}", video.value())
                .replace("${job}", job)
                .replace("${now}", Long.toString(now.getEpochSecond()));
    }

    /** Recorded attributes, for this video, its job and this moment. */
    static Map<String, AttributeValue> attributes(
            JsonNode recorded, VideoId video, String job, Instant now) {
        try {
            return attributes(Json.tree(filled(recorded, video, job, now)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AttributeValue attribute(JsonNode typed) {
        if (typed.has("M")) {
            return AttributeValue.fromM(attributes(typed.path("M")));
        }
        return typed.has("N")
                ? AttributeValue.fromN(typed.path("N").textValue())
                : typed.has("BOOL")
                        ? AttributeValue.fromBool(typed.path("BOOL").booleanValue())
                        : AttributeValue.fromS(typed.path("S").textValue());
    }

    private static Map<String, AttributeValue> attributes(JsonNode typed) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        typed.properties().forEach(one -> attributes.put(one.getKey(), attribute(one.getValue())));
        return attributes;
    }

    @Override
    public String toString() {
        return name;
    }
}

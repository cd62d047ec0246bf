package reelay.stack.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import reelay.video.VideoId;

/**
 * A call of a tool, with arguments that fit its {@code inputSchema}.
 *
 * @param arguments an object
 * @param progress who hears of progress
 */
record ToolCall(JsonNode arguments, Progress progress) {

    /** Hears how far a wait is. */
    interface Progress {

        /**
         * A wait goes on.
         *
         * @param seconds how long it has waited; more each time
         * @param most how long it waits at most, in seconds
         */
        void at(double seconds, int most, String message);
    }

    /** A text, where it is given. */
    Optional<String> text(String name) {
        return Optional.of(arguments.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** A text that the schema requires. */
    String required(String name) {
        return text(name)
                .orElseThrow(
                        () -> new IllegalArgumentException(name + " is missing, and was checked"));
    }

    /** A whole number. */
    int number(String name, int otherwise) {
        return arguments.path(name).asInt(otherwise);
    }

    boolean flag(String name) {
        return arguments.path(name).asBoolean(false);
    }

    /** The id of a video. It becomes part of an address, so nothing else goes through. */
    String videoId() {
        String id = required("id");
        if (VideoId.parse(id).isEmpty()) {
            throw new ToolRefusedException(
                    new ToolError(
                            "invalid_id",
                            Optional.of("id"),
                            "The id of a video is video_ and 48 hex digits.",
                            "list_videos shows the ids that there are."));
        }
        return id;
    }
}

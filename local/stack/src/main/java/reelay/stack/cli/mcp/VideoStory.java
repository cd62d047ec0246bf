package reelay.stack.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reelay.stack.cli.client.ApiClient;
import reelay.video.FailureCode;
import reelay.video.Json;

/**
 * A video as agents are told of it: how it stands, why, and what to do now.
 *
 * @param video as the API shows it
 * @param runbook what helps when it failed
 */
record VideoStory(ApiClient.Seen video, Runbook runbook) {

    /** A prompt in a list has at most so many characters. */
    private static final int SHORT = 120;

    /** What is told of a video, with its whole prompt. */
    static ObjectNode whole(JsonNode video) {
        ObjectNode told = Json.object();
        for (String name :
                List.of("id", "status", "progress", "model", "seconds", "size", "prompt", "made")) {
            if (video.hasNonNull(name)) {
                told.set(name, video.get(name));
            }
        }
        for (String name : List.of("created_at", "completed_at", "expires_at")) {
            putTime(told, name, video);
        }
        if (video.at("/usage/cost_usd").isNumber()) {
            told.set("cost_usd", video.at("/usage/cost_usd"));
        }
        if (video.at("/error/code").isTextual()) {
            told.set("error_code", video.at("/error/code"));
        }
        return told;
    }

    /** The same with the beginning of the prompt. */
    static ObjectNode brief(JsonNode video) {
        ObjectNode told = whole(video);
        String prompt = told.path("prompt").asText();
        if (prompt.codePointCount(0, prompt.length()) > SHORT) {
            told.put("prompt", prompt.substring(0, prompt.offsetByCodePoints(0, SHORT)) + "…");
        }
        return told;
    }

    /** Copies Unix seconds as ISO 8601, where there are any. */
    static void putTime(ObjectNode told, String name, JsonNode from) {
        if (from.path(name).isIntegralNumber()) {
            told.put(name, Instant.ofEpochSecond(from.path(name).asLong()).toString());
        }
    }

    /**
     * All of it.
     *
     * @param held why it waits, where it waits for the provider
     */
    ObjectNode tell(Optional<JsonNode> held) {
        ObjectNode story = Json.object();
        story.set("video", whole(video.body()));
        story.put("finished", video.isFinal());
        held.ifPresent(why -> story.set("held", waiting(why)));
        if (video.status().equals("failed")) {
            story.set("failure", failure());
        }
        return story.put("next", next(held.isPresent()));
    }

    /** Why a video waits for the provider. */
    static ObjectNode waiting(JsonNode held) {
        ObjectNode told =
                Json.object()
                        .put("reason", held.path("reason").asText())
                        .put("message", held.path("message").asText());
        putTime(told, "try_again_at", held);
        return told;
    }

    private ObjectNode failure() {
        JsonNode error = video.body().path("error");
        ObjectNode told =
                Json.object()
                        .put("code", error.path("code").asText())
                        .put("message", error.path("message").asText());
        // A video that another version wrote may have a word of its own.
        FailureCode.ofWord(error.path("code").asText())
                .ifPresent(
                        code ->
                                told.put("meaning", code.meaning())
                                        .put("paid", code.paid().word())
                                        .put("what_helps", runbook.advice(code.helps())));
        return told;
    }

    private String next(boolean held) {
        if (held) {
            return "It waits and goes on by itself; making it again would not help. get_access says"
                    + " what stands in the way.";
        }
        return switch (video.status()) {
            case "completed" -> "save_video copies it to a file.";
            case "failed" -> "Read \"failure\" before anything is made again.";
            default -> "Wait for it: get_video with wait_seconds. Do not make it again.";
        };
    }
}

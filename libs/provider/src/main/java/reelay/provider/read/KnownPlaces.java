package reelay.provider.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks for videos under the names that servers told us, whatever lies there.
 *
 * @param places takes what is found
 */
record KnownPlaces(ResultPlaces places) {

    private static final int DEEPEST = 4;

    /**
     * Names whose text is a link or the video itself. DashScope and ModelArk {@code video_url},
     * MiniMax {@code download_url}, relays {@code result_url}, SGLang, Kling, Dynamo and new-api
     * {@code url}, Veo {@code uri}.
     */
    private static final List<String> LINKS =
            List.of(
                    "video_url",
                    "download_url",
                    "result_url",
                    "output_url",
                    "file_url",
                    "media_url",
                    "content_url",
                    "play_url",
                    "mp4_url",
                    "url",
                    "uri",
                    "href");

    /** Names whose text is Base64: Dynamo and OpenAI's images, Vertex, relays. */
    private static final List<String> INLINE =
            List.of(
                    "b64_json",
                    "b64",
                    "base64",
                    "video_base64",
                    "video_b64",
                    "bytes_base64_encoded",
                    "video_data");

    /**
     * Names under which the others stand, once or in a list; a text there is a link too. ModelArk
     * {@code content}, DashScope and Replicate {@code output}, Kling {@code task_result.videos},
     * new-api {@code metadata}, SGLang {@code urls}, OpenRouter {@code unsigned_urls}, Luma {@code
     * assets}, Kling 3 {@code outputs}, Vidu {@code creations}.
     */
    private static final List<String> HOLDERS =
            List.of(
                    "video",
                    "videos",
                    "content",
                    "output",
                    "outputs",
                    "result",
                    "results",
                    "task_result",
                    "data",
                    "task",
                    "job",
                    "response",
                    "generation",
                    "generated_videos",
                    "generated_samples",
                    "generate_video_response",
                    "urls",
                    "video_urls",
                    "unsigned_urls",
                    "metadata",
                    "assets",
                    "artifacts",
                    "creations",
                    "files",
                    "result_urls",
                    "video_result",
                    "works");

    private static final Pattern ESCAPED = Pattern.compile("&amp;|\\\\u0026|\\\\/");

    /** A host with a dot, and a port or a path. */
    private static final Pattern WITHOUT_SCHEME =
            Pattern.compile("(?i)([a-z0-9-]{1,63}\\.){1,8}[a-z0-9]{2,63}(:\\d{1,5})?/");

    private static final Pattern ADDRESS = Pattern.compile("(?i)\\s*(https?:|/).*");

    void search(JsonNode object, String pointer, int depth) {
        for (Map.Entry<String, JsonNode> entry : JobDocument.named(object, LINKS)) {
            take(entry.getValue(), JobDocument.below(pointer, entry.getKey()), false);
        }
        for (Map.Entry<String, JsonNode> entry : JobDocument.named(object, INLINE)) {
            take(entry.getValue(), JobDocument.below(pointer, entry.getKey()), true);
        }
        if (depth < DEEPEST) {
            for (Map.Entry<String, JsonNode> entry : JobDocument.named(object, HOLDERS)) {
                hold(entry.getValue(), JobDocument.below(pointer, entry.getKey()), depth + 1);
            }
        }
    }

    void hold(JsonNode value, String pointer, int depth) {
        if (value.isObject()) {
            if (!ResultPlaces.isOtherMedia(value)) {
                search(value, pointer, depth);
            }
        } else if (value.isArray()) {
            for (int i = 0; i < Math.min(value.size(), ResultPlaces.MOST); i++) {
                hold(value.get(i), pointer + "/" + i, depth);
            }
        } else if (value.isTextual() && !ADDRESS.matcher(value.textValue()).matches()) {
            // Such as "content": "a cat", which is no place; a data: URL or Base64 may be one.
            VideoText.inline(value, pointer, false).ifPresent(places::inline);
        } else {
            take(value, pointer, false);
        }
    }

    private void take(JsonNode value, String pointer, boolean base64) {
        Optional<ResultPlace.Inline> here = VideoText.inline(value, pointer, base64);
        if (here.isPresent()) {
            places.inline(here.get());
        } else if (value.isTextual() && !base64 && !value.textValue().isBlank()) {
            String link = ResultPlaces.bare(value.textValue());
            if (link.startsWith("[") || link.startsWith("{")) {
                // JSON in a text, which is read elsewhere.
                return;
            }
            places.link(new ResultPlace.Link(link));
            if (ESCAPED.matcher(link).find()) {
                places.link(new ResultPlace.Link(unescaped(link)));
            }
            if (WITHOUT_SCHEME.matcher(link).lookingAt()) {
                places.link(new ResultPlace.Link("//" + link));
            }
        }
    }

    /** As it was before somebody made it fit into HTML, or into JSON a second time. */
    private static String unescaped(String link) {
        return link.replace("&amp;", "&").replace("\\u0026", "&").replace("\\/", "/");
    }
}

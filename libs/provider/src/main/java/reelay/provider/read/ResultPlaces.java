package reelay.provider.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places where servers put a finished video; links come first, the most telling name first. */
final class ResultPlaces {

    /** More places than this are several takes of one job; the first is the video. */
    private static final int MOST = 8;

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
                    "files");

    private static final Pattern DATA_URL =
            Pattern.compile("(?i)\\s*data:([^;,\\s]*)[^,]{0,100}?;base64,");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_\\-\\s]{64,}={0,2}\\s*");

    private static final Pattern ADDRESS = Pattern.compile("(?i)\\s*(https?:|/).*");

    private final Set<ResultPlace> links = new LinkedHashSet<>();
    private final Set<ResultPlace> inline = new LinkedHashSet<>();

    private ResultPlaces() {}

    /**
     * All places of a job.
     *
     * @param levels the objects that make up the answer, the job itself first
     */
    static List<ResultPlace> of(List<JobDocument.Level> levels) {
        ResultPlaces places = new ResultPlaces();
        levels.forEach(level -> places.search(level.object(), level.pointer(), 0));
        List<ResultPlace> all = new ArrayList<>(places.links);
        all.addAll(places.inline);
        return List.copyOf(all.subList(0, Math.min(all.size(), MOST)));
    }

    private void search(JsonNode object, String pointer, int depth) {
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

    private void hold(JsonNode value, String pointer, int depth) {
        if (value.isObject()) {
            if (!isOtherMedia(value)) {
                search(value, pointer, depth);
            }
        } else if (value.isArray()) {
            for (int i = 0; i < Math.min(value.size(), MOST); i++) {
                hold(value.get(i), pointer + "/" + i, depth);
            }
        } else if (value.isTextual() && !ADDRESS.matcher(value.textValue()).matches()) {
            // Such as "content": "a cat", which is no place; a data: URL or Base64 may be one.
            inline(value, pointer, false).ifPresent(inline::add);
        } else {
            take(value, pointer, false);
        }
    }

    /** Kling's outputs hold sound and pictures beside the video. */
    private static boolean isOtherMedia(JsonNode object) {
        String type = object.path("type").asText().toLowerCase(Locale.ROOT);
        return type.startsWith("audio") || type.startsWith("image");
    }

    private void take(JsonNode value, String pointer, boolean base64) {
        Optional<ResultPlace> here = inline(value, pointer, base64);
        if (here.isPresent()) {
            inline.add(here.get());
        } else if (value.isTextual() && !base64 && !value.textValue().isBlank()) {
            links.add(new ResultPlace.Link(value.textValue().strip()));
        }
    }

    private static Optional<ResultPlace> inline(JsonNode value, String pointer, boolean base64) {
        boolean cut = value.isPojo();
        if (!cut && !value.isTextual()) {
            return Optional.empty();
        }
        LongText text =
                value instanceof POJONode pojo && pojo.getPojo() instanceof LongText longText
                        ? longText
                        : new LongText(value.asText(), value.asText().length());
        String start = text.start();
        Matcher dataUrl = DATA_URL.matcher(start);
        if (dataUrl.lookingAt()) {
            Optional<String> type =
                    Optional.of(dataUrl.group(1).toLowerCase(Locale.ROOT))
                            .filter(t -> !t.isEmpty());
            return Optional.of(new ResultPlace.Inline(pointer, type, text.length()));
        }
        boolean looksBase64 = BASE64.matcher(start).matches();
        return looksBase64 && (cut || base64)
                ? Optional.of(new ResultPlace.Inline(pointer, Optional.empty(), text.length()))
                : Optional.empty();
    }
}

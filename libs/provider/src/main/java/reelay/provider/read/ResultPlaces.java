package reelay.provider.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
                    "files",
                    "result_urls",
                    "video_result",
                    "works");

    /** Where there is no place in the document as it came, because the text was JSON itself. */
    static final String NOWHERE = "?";

    /** Links that have other names are looked for as deep as this. */
    private static final int DEEPEST_OTHER = 10;

    /**
     * What is no video, or not ours, whatever stands there: pictures of it, what it was made from,
     * and what may be done with the job.
     */
    private static final Pattern NOT_THE_VIDEO =
            Pattern.compile(
                    "cover|thumb|poster|preview|image|picture|img|frame|icon|avatar|logo|sprite"
                        + "|audio|sound|music|subtitle|caption|prompt|input|reference|(?<!re)source"
                        + "|request|param|argument|hook|callback|cancel|delete|stop|retry"
                        + "|status|poll|^get$|^self$|^next$|^prev|logs?$|docs?$|support|help"
                        + "|billing|dashboard|error|message|reason|detail|description|title"
                        + "|user|owner|account|licen[cs]e|terms");

    /** A name of a link or a file; any other name holds no video, whatever text it holds. */
    private static final Pattern MAY_BE_THE_VIDEO =
            Pattern.compile(
                    "ur[li]|link|href|src|video|movie|clip|mp4|webm|file|path|media|download"
                            + "|output|result|resource|location|play|stream|content|asset|data"
                            + "|\\d+p?$");

    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://[^\\s]{3,8000}");

    private static final Pattern ESCAPED = Pattern.compile("&amp;|\\\\u0026|\\\\/");

    /** A host with a dot, and a port or a path. */
    private static final Pattern WITHOUT_SCHEME =
            Pattern.compile("(?i)([a-z0-9-]{1,63}\\.){1,8}[a-z0-9]{2,63}(:\\d{1,5})?/");

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /** Quotes, brackets, byte order marks and blanks of any width. */
    private static final Pattern AROUND_A_LINK =
            Pattern.compile("^[\\s\"'`<(\\p{Z}\\p{Cf}]+|[\\s\"'`>)\\p{Z}\\p{Cf}]+$");

    /** {@code ....ftyp}, of which four bytes are the length, and {@code 1A45DFA3}. */
    private static final Pattern VIDEO_IN_BASE64 =
            Pattern.compile("AAAA[A-Za-z0-9+/_-][GWm2]Z0eXB|GkXfo");

    private static final Pattern WATERMARKED =
            Pattern.compile("(?<!without_?|no_?)watermark(?!_?free)");

    private static final Pattern DATA_URL =
            Pattern.compile("(?i)\\s*data:([^;,\\s]*)[^,]{0,100}?;base64,");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_\\-\\s]{64,}={0,2}\\s*");

    private static final Pattern ADDRESS = Pattern.compile("(?i)\\s*(https?:|/).*");

    private final Set<ResultPlace> links = new LinkedHashSet<>();
    private final Set<ResultPlace> others = new LinkedHashSet<>();
    private final Set<ResultPlace> marked = new LinkedHashSet<>();
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
        levels.forEach(level -> places.searchOthers(level.object(), level.pointer(), 0));
        return places.all();
    }

    /**
     * The places of a document that is no job, such as a bare list of links.
     *
     * @param document what a content route answered
     */
    static List<ResultPlace> ofAny(JsonNode document) {
        ResultPlaces places = new ResultPlaces();
        places.hold(document, "", 1);
        places.other("url", document, "", 0);
        return places.all();
    }

    private List<ResultPlace> all() {
        return Stream.of(links, others, marked, inline).flatMap(Set::stream).limit(MOST).toList();
    }

    /**
     * Videos under names that nobody has told us: what lies there is looked at before it counts.
     */
    private void searchOthers(JsonNode object, String pointer, int depth) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            other(
                    entry.getKey(),
                    entry.getValue(),
                    JobDocument.below(pointer, entry.getKey()),
                    depth);
        }
    }

    private void other(String name, JsonNode value, String pointer, int depth) {
        String word = HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
        if (depth > DEEPEST_OTHER || NOT_THE_VIDEO.matcher(word).find()) {
            return;
        }
        Optional<JsonNode> written = Outline.inText(value);
        if (written.isPresent()) {
            other(name, written.get(), NOWHERE, depth + 1);
        } else if (value.isObject()) {
            if (!isOtherMedia(value)) {
                searchOthers(value, pointer, depth + 1);
            }
        } else if (value.isArray()) {
            for (int i = 0; i < Math.min(value.size(), MOST); i++) {
                other(name, value.get(i), pointer + "/" + i, depth + 1);
            }
        } else if (beginsAsVideo(value)) {
            keep(new ResultPlace.Inline(pointer, Optional.empty(), longText(value).length()));
        } else if (value.isTextual()
                && MAY_BE_THE_VIDEO.matcher(word).find()
                && WEB_ADDRESS.matcher(bare(value.textValue())).matches()) {
            ResultPlace link = new ResultPlace.Link(bare(value.textValue()));
            if (!links.contains(link)) {
                (WATERMARKED.matcher(word).find() ? marked : others).add(link);
            }
        }
    }

    /** Base64 of the first box of an MP4, or of the head of a WebM. */
    private static boolean beginsAsVideo(JsonNode value) {
        boolean mayBe = value.isPojo() || (value.isTextual() && value.textValue().length() >= 64);
        return mayBe && VIDEO_IN_BASE64.matcher(longText(value).start()).lookingAt();
    }

    private static LongText longText(JsonNode value) {
        return value instanceof POJONode pojo && pojo.getPojo() instanceof LongText text
                ? text
                : new LongText(value.asText(), value.asText().length());
    }

    /** A link without what some put around it, and without what cannot be seen. */
    private static String bare(String text) {
        return AROUND_A_LINK.matcher(text).replaceAll("");
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
            inline(value, pointer, false).ifPresent(this::keep);
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
        Optional<ResultPlace.Inline> here = inline(value, pointer, base64);
        if (here.isPresent()) {
            keep(here.get());
        } else if (value.isTextual() && !base64 && !value.textValue().isBlank()) {
            String link = bare(value.textValue());
            if (link.startsWith("[") || link.startsWith("{")) {
                // JSON in a text, which is read elsewhere.
                return;
            }
            links.add(new ResultPlace.Link(link));
            if (ESCAPED.matcher(link).find()) {
                links.add(new ResultPlace.Link(unescaped(link)));
            }
            if (WITHOUT_SCHEME.matcher(link).lookingAt()) {
                links.add(new ResultPlace.Link("//" + link));
            }
        }
    }

    private void keep(ResultPlace.Inline place) {
        if (!place.pointer().startsWith(NOWHERE)) {
            inline.add(place);
        }
    }

    /** As it was before somebody made it fit into HTML, or into JSON a second time. */
    private static String unescaped(String link) {
        return link.replace("&amp;", "&").replace("\\u0026", "&").replace("\\/", "/");
    }

    private static Optional<ResultPlace.Inline> inline(
            JsonNode value, String pointer, boolean base64) {
        boolean cut = value.isPojo();
        if (!cut && !value.isTextual()) {
            return Optional.empty();
        }
        LongText text = longText(value);
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

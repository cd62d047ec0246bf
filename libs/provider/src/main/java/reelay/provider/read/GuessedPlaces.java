package reelay.provider.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks for videos under names that nobody has told us: what lies there is looked at before it
 * counts.
 *
 * @param places takes what is found
 */
record GuessedPlaces(ResultPlaces places) {

    private static final int DEEPEST = 10;

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

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private static final Pattern WATERMARKED =
            Pattern.compile("(?<!without_?|no_?)watermark(?!_?free)");

    void search(JsonNode object, String pointer, int depth) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            look(
                    entry.getKey(),
                    entry.getValue(),
                    JobDocument.below(pointer, entry.getKey()),
                    depth);
        }
    }

    void look(String name, JsonNode value, String pointer, int depth) {
        String word = HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
        if (depth > DEEPEST || NOT_THE_VIDEO.matcher(word).find()) {
            return;
        }
        Optional<JsonNode> written = Outline.inText(value);
        if (written.isPresent()) {
            look(name, written.get(), ResultPlaces.NOWHERE, depth + 1);
        } else if (value.isObject()) {
            if (!ResultPlaces.isOtherMedia(value)) {
                search(value, pointer, depth + 1);
            }
        } else if (value.isArray()) {
            for (int i = 0; i < Math.min(value.size(), ResultPlaces.MOST); i++) {
                look(name, value.get(i), pointer + "/" + i, depth + 1);
            }
        } else if (VideoText.begins(value)) {
            places.inline(VideoText.at(pointer, value));
        } else if (value.isTextual()
                && MAY_BE_THE_VIDEO.matcher(word).find()
                && WEB_ADDRESS.matcher(ResultPlaces.bare(value.textValue())).matches()) {
            var link = new ResultPlace.Link(ResultPlaces.bare(value.textValue()));
            places.guessed(link, WATERMARKED.matcher(word).find());
        }
    }
}

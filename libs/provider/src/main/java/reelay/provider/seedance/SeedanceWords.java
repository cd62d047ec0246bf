package reelay.provider.seedance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.provider.job.JobTraits;
import reelay.provider.job.Likeness;
import reelay.provider.models.ExtraField;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.models.ModelFacts;
import reelay.provider.read.Values;
import reelay.provider.task.ContentArray;
import reelay.provider.task.TaskWire;
import reelay.provider.task.Wishes;
import reelay.video.Json;
import reelay.video.VideoRequest;

/**
 * What Seedance's tasks have of their own. Fields at the top of a submit are checked strictly
 * there, so only known ones go along.
 */
final class SeedanceWords implements TaskWire {

    private static final String TASKS = "/contents/generations/tasks";

    /**
     * Seedance also reads settings in the text of the prompt, loosely and before the fields, so a
     * prompt could change the size and the price of a video.
     */
    private static final Pattern SETTING_IN_PROMPT =
            Pattern.compile(
                    "(?<!\\S)--(rs|resolution|rt|ratio|dur|duration|frames|fps|framespersecond|wm"
                            + "|watermark|seed|cf|camerafixed)\\b",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public String kind() {
        return SeedanceProvider.KIND;
    }

    @Override
    public String name() {
        return "Seedance";
    }

    @Override
    public Routes routes() {
        return new Routes(TASKS, TASKS, TASKS);
    }

    /** It takes up to 500. */
    @Override
    public int pageSize() {
        return 100;
    }

    @Override
    public Optional<String> objection(Wishes wishes) {
        Matcher setting = SETTING_IN_PROMPT.matcher(wishes.job().request().prompt().text());
        return setting.find()
                ? Optional.of(
                        "Seedance reads '--%s' in a prompt as a setting, which may change size, length and price; write it without the dashes"
                                .formatted(setting.group(1)))
                : Optional.empty();
    }

    @Override
    public ObjectNode body(Wishes wishes) {
        ObjectNode body = Json.object();
        body.put("model", wishes.model().ownName());
        body.set("content", ContentArray.of(wishes));
        body.put("resolution", wishes.shape().resolution());
        // Seedance 2.5 refuses any other ratio for a video that begins with an image.
        body.put("ratio", wishes.shapedByImage() ? "adaptive" : wishes.shape().ratio());
        body.put("duration", wishes.job().request().seconds());
        OurSeed.of(wishes.job().videoId(), wishes.job().request())
                .ifPresent(seed -> body.put("seed", seed));
        wishes.field(ExtraField.SEED).ifPresent(seed -> body.set("seed", seed));
        wishes.field(ExtraField.GENERATE_AUDIO).ifPresent(it -> body.set("generate_audio", it));
        return body;
    }

    @Override
    public JsonNode task(JsonNode answer) {
        return answer;
    }

    @Override
    public Optional<String> link(JsonNode task) {
        return Values.text(task.path("content").path("video_url"));
    }

    @Override
    public Duration showsLink() {
        return Duration.ofHours(24);
    }

    @Override
    public Likeness compare(JsonNode listed, JobTraits lost) {
        boolean ours =
                OurSeed.of(lost.videoId(), lost.request())
                        .filter(seed -> is(listed.path("seed"), seed))
                        .isPresent();
        return ours && agrees(listed, lost) ? Likeness.OUR_SEED : Likeness.PROMPT_NOT_SHOWN;
    }

    private static boolean agrees(JsonNode listed, JobTraits lost) {
        return Values.text(listed.path("model")).filter(ownName(lost.request())::equals).isPresent()
                && is(listed.path("duration"), lost.request().seconds())
                && Values.time(listed.path("created_at")).filter(lost::spans).isPresent();
    }

    /** A request has Seedance's own name of its model, unless it was never mapped to one. */
    private static String ownName(VideoRequest request) {
        return ModelCatalogue.builtIn()
                .model(SeedanceProvider.KIND, request.model())
                .map(ModelFacts::ownName)
                .orElse(request.model());
    }

    private static boolean is(JsonNode value, long wanted) {
        return Values.number(value)
                .filter(number -> number.compareTo(BigDecimal.valueOf(wanted)) == 0)
                .isPresent();
    }
}

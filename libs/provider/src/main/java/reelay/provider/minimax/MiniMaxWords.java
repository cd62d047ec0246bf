package reelay.provider.minimax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.job.JobTraits;
import reelay.provider.job.Likeness;
import reelay.provider.read.FailureWords;
import reelay.provider.read.Values;
import reelay.provider.task.ContentArray;
import reelay.provider.task.TaskWire;
import reelay.provider.task.Wishes;
import reelay.video.Json;

/**
 * What MiniMax's tasks have of their own. Its errors end in a number in brackets, which decides;
 * the table of phrases knows the numbers of answers.
 */
final class MiniMaxWords implements TaskWire {

    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("\\((\\d{4})\\)\\s*$");

    @Override
    public String kind() {
        return MiniMaxProvider.KIND;
    }

    @Override
    public String name() {
        return "MiniMax";
    }

    @Override
    public Routes routes() {
        return new Routes(
                "/v2/video_generation", "/v2/query/video_generation", "/v2/video_generation");
    }

    /** As many as its documents ask for; nobody told the most. */
    @Override
    public int pageSize() {
        return 20;
    }

    /** Without a resolution it makes the dearest, and without an image it wants a ratio. */
    @Override
    public ObjectNode body(Wishes wishes) {
        ObjectNode body = Json.object();
        body.put("model", wishes.model().ownName());
        body.set("content", ContentArray.of(wishes));
        body.put("resolution", wishes.shape().resolution());
        body.put("duration", wishes.job().request().seconds());
        if (wishes.job().reference().isEmpty()) {
            body.put("ratio", wishes.shape().ratio());
        }
        return body;
    }

    @Override
    public JsonNode task(JsonNode answer) {
        JsonNode task = answer.path("task");
        return task.isObject() ? task : answer;
    }

    @Override
    public Optional<String> link(JsonNode task) {
        return Values.text(task.path("content").path("url"));
    }

    /** A task is shown for seven days, with a fresh link each time. */
    @Override
    public Duration showsLink() {
        return Duration.ofDays(7);
    }

    /** The list shows neither prompt nor seed, and many videos share model, length and tier. */
    @Override
    public Likeness compare(JsonNode listed, JobTraits lost) {
        return Likeness.PROMPT_NOT_SHOWN;
    }

    /** After seven days, and for whatever it does not know, it says that the id is invalid. */
    @Override
    public boolean knowsNoTask(ProviderError error) {
        return error.kind() == ProviderErrorKind.NOT_FOUND
                || error.message().toLowerCase(Locale.ROOT).contains("invalid task_id");
    }

    /** A number is no word for people, and the words beside it are any. */
    @Override
    public FailureWords reason(JsonNode task) {
        FailureWords told = TaskWire.super.reason(task);
        return number(task.path("error"))
                .map(number -> new FailureWords(Optional.of("minimax:" + number), told.message()))
                .orElse(told);
    }

    private static Optional<Integer> number(JsonNode error) {
        Matcher end = NUMBER_AT_THE_END.matcher(error.path("message").asText());
        return end.find()
                ? Optional.of(Integer.valueOf(end.group(1)))
                : Values.number(error.path("code")).map(BigDecimal::intValue);
    }
}

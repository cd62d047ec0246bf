package reelay.stack.hostile.wire;

import static reelay.stack.hostile.way.SubmitRefusal.Meaning.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.hostile.way.SubmitRefusal;
import reelay.video.Json;

/** Kling's: tasks by id or by ours, and a number in every answer. */
public final class KlingTongue implements Tongue {

    @Override
    public String kind() {
        return "kling";
    }

    @Override
    public String model() {
        return "kling-3.0";
    }

    @Override
    public String operation(HttpCall call) {
        return call.method().equals("POST")
                ? "submit"
                : call.query("external_task_ids").isPresent() ? "list" : "look";
    }

    @Override
    public String jobId(HttpCall call) {
        return call.query("task_ids").orElse("");
    }

    @Override
    public String prompt(JsonNode submit) {
        return submit.path("prompt").asText();
    }

    @Override
    public Optional<String> ourId(JsonNode submit) {
        return Optional.of(submit.at("/options/external_task_id").asText());
    }

    @Override
    public boolean takesOurIdOnce() {
        return true;
    }

    @Override
    public boolean finds() {
        return true;
    }

    @Override
    public String id(int number) {
        return Long.toString(846_512_377_301_200_000L + number);
    }

    @Override
    public Spelling.Words words() {
        return new Spelling.Words("submitted", "processing", "succeeded", "failed");
    }

    private static ObjectNode envelope() {
        return Json.object().put("code", 0).put("message", "SUCCEED").put("request_id", "r-7f3a");
    }

    @Override
    public JsonNode accepted(Shown job) {
        ObjectNode answer = envelope();
        answer.putObject("data").put("id", job.id()).put("status", job.word());
        return answer;
    }

    @Override
    public JsonNode look(Shown job) {
        return list(List.of(job), 1);
    }

    @Override
    public JsonNode list(List<Shown> page, int all) {
        ObjectNode answer = envelope();
        var data = answer.putArray("data");
        page.forEach(job -> data.add(task(job)));
        return answer;
    }

    private static ObjectNode task(Shown job) {
        ObjectNode task =
                Json.object()
                        .put("id", job.id())
                        .put("status", job.word())
                        .put("message", job.reason().orElse(""));
        var outputs = task.putArray("outputs");
        job.link()
                .ifPresent(
                        link -> {
                            outputs.addObject().put("type", "audio").put("url", "https://cdn.test");
                            outputs.addObject()
                                    .put("type", "video")
                                    .put("url", link)
                                    .put("duration", "4.0");
                        });
        return task;
    }

    @Override
    public Refused unknown(String id) {
        return new Refused(200, Json.text(list(List.of(), 0)));
    }

    @Override
    public List<SubmitRefusal> refusals() {
        return List.of(
                says(KEY, 401, 1002, "Authorization is not valid"),
                says(KEY, 401, 1004, "Authorization has expired"),
                says(MONEY, 429, 1101, "Account in arrears"),
                says(MONEY, 429, 1102, "Resource pack exhausted or expired"),
                says(REQUEST, 400, 1201, "settings.duration is invalid"),
                says(MODERATION, 400, 1301, "Content violates the content policy"),
                says(BUSY, 429, 1302, "API request too fast"),
                says(BUSY, 429, 1303, "parallel task over resource pack limit"),
                new SubmitRefusal(BUSY, 429, ""));
    }

    @Override
    public List<SubmitRefusal> inSuccess() {
        return List.of(
                says(KEY, 200, 1002, "Authorization is not valid"),
                says(MONEY, 200, 1102, "Resource pack exhausted or expired"),
                says(REQUEST, 200, 1201, "settings.duration is invalid"),
                says(MODERATION, 200, 1301, "Content violates the content policy"),
                says(BUSY, 200, 1303, "parallel task over resource pack limit"));
    }

    private static SubmitRefusal says(
            SubmitRefusal.Meaning meaning, int status, int code, String message) {
        return new SubmitRefusal(
                meaning,
                status,
                Json.text(
                        Json.object()
                                .put("code", code)
                                .put("message", message)
                                .put("request_id", "r-7f3a")));
    }
}

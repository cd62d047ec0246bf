package reelay.stack.hostile.wire;

import static reelay.stack.hostile.way.SubmitRefusal.Meaning.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.hostile.way.SubmitRefusal;
import reelay.video.Json;

/** OpenRouter's: no list, and bytes for the key alone. */
public final class OpenRouterTongue implements Tongue {

    @Override
    public String kind() {
        return "openrouter";
    }

    @Override
    public String model() {
        return "google/veo-3.1";
    }

    @Override
    public String path() {
        return "/api/v1";
    }

    @Override
    public String operation(HttpCall call) {
        return call.method().equals("POST")
                ? "submit"
                : call.uri().getRawPath().endsWith("/content") ? "content" : "look";
    }

    @Override
    public String jobId(HttpCall call) {
        return call.uri().getRawPath().split("/", -1)[4];
    }

    @Override
    public String prompt(JsonNode submit) {
        return submit.path("prompt").asText();
    }

    @Override
    public Optional<String> ourId(JsonNode submit) {
        return Optional.of(submit.path("session_id").asText());
    }

    @Override
    public boolean finds() {
        return false;
    }

    @Override
    public String id(int number) {
        return "gen-vid-1795" + number;
    }

    @Override
    public Spelling.Words words() {
        return new Spelling.Words("pending", "in_progress", "completed", "failed");
    }

    @Override
    public List<String> otherFailures() {
        return List.of("cancelled", "expired");
    }

    @Override
    public JsonNode accepted(Shown job) {
        return Json.object()
                .put("id", job.id())
                .put("polling_url", "/api/v1/videos/" + job.id())
                .put("status", job.word());
    }

    @Override
    public JsonNode look(Shown job) {
        ObjectNode shown = (ObjectNode) accepted(job);
        job.reason().ifPresent(reason -> shown.put("error", reason));
        job.link()
                .ifPresent(
                        _ -> {
                            shown.putArray("unsigned_urls")
                                    .add("/api/v1/videos/" + job.id() + "/content?index=0");
                            shown.putObject("usage").put("cost", 0.8).put("is_byok", false);
                        });
        return shown;
    }

    @Override
    public Refused unknown(String id) {
        return new Refused(404, error(404, "Video generation job not found"));
    }

    @Override
    public JsonNode list(List<Shown> page, int all) {
        throw new UnsupportedOperationException("OpenRouter lists no jobs");
    }

    @Override
    public List<SubmitRefusal> refusals() {
        return List.of(
                says(KEY, 401, "User not found."),
                says(KEY, 401, "No auth credentials found"),
                says(MONEY, 402, "Insufficient credits. Add more using https://openrouter.test"),
                says(MONEY, 403, "Key limit exceeded (monthly limit)"),
                says(REQUEST, 400, "google/veo-3.1 does not support duration 4"),
                says(MODERATION, 403, "Input was flagged for moderation: violence"),
                says(BUSY, 429, "Rate limit exceeded"),
                says(BUSY, 503, "Provider is overloaded"));
    }

    @Override
    public List<SubmitRefusal> inSuccess() {
        return List.of(
                in200(MONEY, 402, "Insufficient credits. Add more using https://openrouter.test"),
                in200(KEY, 401, "User not found."),
                in200(MODERATION, 403, "Input was flagged for moderation: violence"));
    }

    private static SubmitRefusal says(SubmitRefusal.Meaning meaning, int status, String message) {
        return new SubmitRefusal(meaning, status, error(status, message));
    }

    private static SubmitRefusal in200(SubmitRefusal.Meaning meaning, int code, String message) {
        return new SubmitRefusal(meaning, 200, error(code, message));
    }

    private static String error(int code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", code).put("message", message);
        return Json.text(body);
    }
}

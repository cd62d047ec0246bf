package reelay.stack.hostile.wire;

import static reelay.stack.hostile.way.SubmitRefusal.Meaning.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import reelay.stack.hostile.way.SubmitRefusal;
import reelay.video.Json;

/** MiniMax's: numbers in brackets for errors, and nothing of ours in the list. */
public final class MiniMaxTongue extends TaskTongue {

    @Override
    public String kind() {
        return "minimax";
    }

    @Override
    public String model() {
        return "minimax-h3";
    }

    @Override
    String tasks() {
        return "/v2/query/video_generation";
    }

    @Override
    public boolean finds() {
        return false;
    }

    @Override
    public String id(int number) {
        return Long.toString(310_000_000_000_000L + number);
    }

    @Override
    public JsonNode accepted(Shown job) {
        return Json.object().put("task_id", job.id());
    }

    @Override
    public JsonNode look(Shown job) {
        ObjectNode answer = Json.object();
        answer.set("task", told(job));
        return answer;
    }

    @Override
    ObjectNode told(Shown job) {
        ObjectNode task = task(job);
        job.link().ifPresent(link -> task.putObject("content").put("url", link));
        job.reason()
                .ifPresent(
                        reason ->
                                task.putObject("error")
                                        .put("code", job.blocked() ? "1027" : "1000")
                                        .put("message", reason));
        return task;
    }

    @Override
    public Refused unknown(String id) {
        return new Refused(400, error("bad_request_error", "invalid task_id", 400, 2013));
    }

    @Override
    public List<SubmitRefusal> refusals() {
        return List.of(
                says(KEY, 401, "authorized_error", "login fail", 1004),
                says(MONEY, 402, "insufficient_balance_error", "insufficient balance", 1008),
                says(REQUEST, 400, "bad_request_error", "invalid params, duration", 2013),
                says(MODERATION, 422, "unprocessable_entity_error", "input sensitive", 1026),
                says(BUSY, 429, "rate_limit_error", "rate limit exceeded", 1002));
    }

    @Override
    public List<SubmitRefusal> inSuccess() {
        return List.of(
                in200(KEY, "authorized_error", "login fail", 401, 1004),
                in200(MONEY, "insufficient_balance_error", "insufficient balance", 402, 1008),
                in200(MODERATION, "unprocessable_entity_error", "input sensitive", 422, 1026));
    }

    private static SubmitRefusal says(
            SubmitRefusal.Meaning meaning, int status, String type, String message, int number) {
        return new SubmitRefusal(meaning, status, error(type, message, status, number));
    }

    private static SubmitRefusal in200(
            SubmitRefusal.Meaning meaning, String type, String message, int status, int number) {
        return new SubmitRefusal(meaning, 200, error(type, message, status, number));
    }

    private static String error(String type, String message, int status, int number) {
        ObjectNode body = Json.object().put("type", "error");
        body.putObject("error")
                .put("type", type)
                .put("message", "%s (%d)".formatted(message, number))
                .put("http_code", Integer.toString(status));
        return Json.text(body.put("request_id", "r-7f3a"));
    }
}

package reelay.stack.hostile.wire;

import static reelay.stack.hostile.way.SubmitRefusal.Meaning.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import reelay.stack.hostile.way.SubmitRefusal;
import reelay.video.Json;

/** Seedance's: words for errors, and the seed in the list. */
public final class SeedanceTongue extends TaskTongue {

    @Override
    public String kind() {
        return "seedance";
    }

    @Override
    public String model() {
        return "seedance-2.5";
    }

    @Override
    String tasks() {
        return "/contents/generations/tasks";
    }

    @Override
    public boolean finds() {
        return true;
    }

    @Override
    public String id(int number) {
        return "cgt-20261126200000-x" + number;
    }

    @Override
    public JsonNode accepted(Shown job) {
        return Json.object().put("id", job.id());
    }

    @Override
    public JsonNode look(Shown job) {
        return told(job);
    }

    @Override
    ObjectNode told(Shown job) {
        ObjectNode task = task(job);
        task.set("seed", job.request().path("seed"));
        job.link().ifPresent(link -> task.putObject("content").put("video_url", link));
        job.reason()
                .ifPresent(
                        reason ->
                                task.putObject("error")
                                        .put(
                                                "code",
                                                job.blocked()
                                                        ? "OutputVideoSensitiveContentDetected"
                                                        : "InternalServiceError")
                                        .put("message", reason));
        return task;
    }

    @Override
    public Refused unknown(String id) {
        return new Refused(404, error("ResourceNotFound", "The task %s is unknown.".formatted(id)));
    }

    @Override
    public List<SubmitRefusal> refusals() {
        return List.of(
                says(KEY, 401, "AuthenticationError", "The API key doesn't exist."),
                says(MONEY, 403, "AccountOverdueError", "The account has an overdue balance."),
                says(MONEY, 429, "SetLimitExceeded", "The limit of the account is reached."),
                says(REQUEST, 400, "InvalidParameter", "duration is not supported"),
                says(
                        MODERATION,
                        400,
                        "InputTextSensitiveContentDetected",
                        "The input text may contain sensitive information."),
                says(BUSY, 429, "QuotaExceeded", "Too many tasks are running."),
                says(BUSY, 429, "ModelAccountRpmRateLimitExceeded", "Too many requests."),
                says(BUSY, 429, "ServerOverloaded", "The service is overloaded."));
    }

    @Override
    public List<SubmitRefusal> inSuccess() {
        return List.of(
                says(KEY, 200, "AuthenticationError", "The API key doesn't exist."),
                says(MONEY, 200, "AccountOverdueError", "The account has an overdue balance."),
                says(REQUEST, 200, "InvalidParameter", "duration is not supported"),
                says(
                        MODERATION,
                        200,
                        "InputTextSensitiveContentDetected",
                        "The input text may contain sensitive information."));
    }

    private static SubmitRefusal says(
            SubmitRefusal.Meaning meaning, int status, String code, String message) {
        return new SubmitRefusal(meaning, status, error(code, message));
    }

    private static String error(String code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", code).put("message", message);
        return Json.text(body);
    }
}

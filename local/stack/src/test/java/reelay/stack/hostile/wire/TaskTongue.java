package reelay.stack.hostile.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import reelay.stack.faults.wire.HttpCall;
import reelay.video.Json;

/** What wires of contents and tasks say alike. */
abstract class TaskTongue implements Tongue {

    /** The path of the list; each task is below it. */
    abstract String tasks();

    @Override
    public final String operation(HttpCall call) {
        return switch (call.method()) {
            case "POST" -> "submit";
            case "DELETE" -> "delete";
            default -> call.uri().getRawPath().equals(tasks()) ? "list" : "look";
        };
    }

    @Override
    public final String jobId(HttpCall call) {
        return call.uri().getRawPath().substring(tasks().length() + 1);
    }

    @Override
    public final String prompt(JsonNode submit) {
        return StreamSupport.stream(submit.path("content").spliterator(), false)
                .map(item -> item.path("text").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    @Override
    public final Spelling.Words words() {
        return new Spelling.Words("queued", "running", "succeeded", "failed");
    }

    @Override
    public final List<String> otherFailures() {
        return List.of("cancelled", "expired");
    }

    /** A task, with everything but its link and the reason. */
    static ObjectNode task(Shown job) {
        ObjectNode task =
                Json.object()
                        .put("id", job.id())
                        .put("status", job.word())
                        .put("created_at", job.created().getEpochSecond());
        for (String field : List.of("model", "resolution", "ratio", "duration")) {
            if (job.request().has(field)) {
                task.set(field, job.request().path(field));
            }
        }
        return task;
    }

    /** A task as it is shown. */
    abstract ObjectNode told(Shown job);

    @Override
    public final JsonNode list(List<Shown> page, int all) {
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        page.forEach(job -> items.add(told(job)));
        return answer.put("total", all);
    }
}

package reelay.provider.kling;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import reelay.provider.ProviderError;
import reelay.provider.exchange.NativeWire;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.Reply;
import reelay.provider.job.JobView;
import reelay.provider.refusal.Refusal.Asked;
import reelay.video.VideoId;

/**
 * Asks for tasks, by Kling's id or by ours: {@code GET /tasks}. It costs nothing. What Kling does
 * not know it leaves out: {@code code} is 0 then, and {@code data} empty (seen live by others).
 */
final class KlingTasks {

    private final NativeWire wire;
    private final KlingErrors errors;

    KlingTasks(NativeWire wire, KlingErrors errors) {
        this.wire = wire;
        this.errors = errors;
    }

    /** What came of asking. */
    sealed interface Asking {

        /** The tasks that Kling knows of those asked for. */
        record Known(List<KlingTask> tasks, Reply.Answer answer) implements Asking {
            public Known {
                tasks = List.copyOf(tasks);
            }
        }

        record Refused(ProviderError error) implements Asking {}
    }

    URI byId(String jobId) {
        return wire.route("/tasks", "task_ids=" + ProviderAddress.encoded(jobId));
    }

    URI byOurId(VideoId videoId) {
        return wire.route(
                "/tasks", "external_task_ids=" + ProviderAddress.encoded(videoId.value()));
    }

    /** Asks at one of these addresses. */
    Asking ask(URI at) {
        return switch (wire.get(at)) {
            case Reply.Silence silence -> new Asking.Refused(errors.of(silence));
            case Reply.Answer answer -> read(answer);
        };
    }

    private Asking read(Reply.Answer answer) {
        if (!answer.success() || KlingErrors.bad(answer).isPresent()) {
            return new Asking.Refused(errors.of(Asked.JOB, answer));
        }
        Optional<List<KlingTask>> tasks = answer.json().flatMap(KlingTasks::tasks);
        return tasks.isPresent()
                ? new Asking.Known(tasks.get(), answer)
                : new Asking.Refused(errors.notTasks(answer));
    }

    /** Empty when there is no list where it should be, or something else in it. */
    private static Optional<List<KlingTask>> tasks(JsonNode answer) {
        JsonNode data = answer.path("data");
        if (!data.isArray()) {
            return KlingTask.of(data).map(List::of);
        }
        List<KlingTask> tasks =
                StreamSupport.stream(data.spliterator(), false)
                        .flatMap(entry -> KlingTask.of(entry).stream())
                        .toList();
        return tasks.size() == data.size() ? Optional.of(tasks) : Optional.empty();
    }

    JobView view(KlingTask task, Reply.Answer answer) {
        return task.view(wire.askAgainIn(answer), wire.cleaner());
    }
}

package reelay.provider.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import reelay.provider.ContentAnswer;
import reelay.provider.DeleteAnswer;
import reelay.provider.FindAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ModelsAnswer;
import reelay.provider.NativeAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.SubmitAnswer;
import reelay.provider.exchange.NativeProvider;
import reelay.provider.exchange.NativeWire;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderClients;
import reelay.provider.http.Reply;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobTraits;
import reelay.provider.job.JobView;
import reelay.provider.read.InnerError;
import reelay.provider.refusal.Refusal.Asked;

/** A provider of tasks, whatever its wire has of its own. */
public abstract class TaskProvider extends NativeProvider {

    private final TaskWire wire;
    private final NativeWire http;
    private final SubmitTask submit;
    private final FindTask find;

    /**
     * Connects to nothing yet.
     *
     * @param credentials asked before every request, so that a new key is used at once
     */
    protected TaskProvider(
            TaskWire wire,
            NativeAddress address,
            Supplier<ProviderCredentials> credentials,
            InstantSource clock,
            ProviderClients clients) {
        NativeWire http = new NativeWire(wire.kind(), address, credentials, clock, clients);
        super(http);
        this.wire = wire;
        this.http = http;
        this.submit = new SubmitTask(wire, http);
        this.find = new FindTask(wire, http);
    }

    @Override
    protected final SubmitAnswer handOver(JobRequest job) {
        return submit.submit(job);
    }

    @Override
    protected final LookAnswer seen(String jobId) {
        return switch (ask(jobId)) {
            case Asking.Refused(ProviderError error) ->
                    wire.knowsNoTask(error)
                            ? new LookAnswer.Lost(error)
                            : new LookAnswer.Unavailable(error);
            case Asking.Known(Task task, Reply.Answer answer) ->
                    new LookAnswer.Seen(view(task, answer));
        };
    }

    private JobView view(Task task, Reply.Answer answer) {
        return task.view(wire.reason(task.json()), http.askAgainIn(answer), cleaner());
    }

    /** What came of asking for a task. */
    private sealed interface Asking {
        record Known(Task task, Reply.Answer answer) implements Asking {}

        record Refused(ProviderError error) implements Asking {}
    }

    private URI at(String path, String jobId) {
        return http.route(path + "/" + ProviderAddress.encoded(jobId), "");
    }

    private Asking ask(String jobId) {
        return switch (http.get(at(wire.routes().tasks(), jobId))) {
            case Reply.Silence silence -> new Asking.Refused(http.errors().of(silence));
            case Reply.Answer answer when answer.success() -> read(jobId, answer);
            case Reply.Answer answer -> new Asking.Refused(http.errors().of(Asked.JOB, answer));
        };
    }

    private Asking read(String jobId, Reply.Answer answer) {
        Optional<Task> task = answer.json().map(wire::task).flatMap(it -> Task.of(jobId, it));
        if (task.isPresent()) {
            return new Asking.Known(task.get(), answer);
        }
        Optional<JsonNode> error = answer.json().flatMap(InnerError::find);
        return new Asking.Refused(
                error.map(it -> http.errors().of(Asked.JOB, answer.saying(it)))
                        .orElseGet(() -> http.errors().notTheProtocol(answer, "a task")));
    }

    /** The task is asked for its link every time, because links end. */
    @Override
    protected final ContentAnswer opened(String jobId, long from) {
        return switch (ask(jobId)) {
            // It is paid for: one look that does not show it is no last word.
            case Asking.Refused(ProviderError error) -> new ContentAnswer.NotNow(error);
            case Asking.Known(Task task, Reply.Answer answer) ->
                    switch (task.state()) {
                        case FAILED, GONE -> refused(view(task, answer));
                        case QUEUED, RUNNING -> notYet(wire.name() + " is still at work on it");
                        // Whatever it calls a task with a link, there is a video.
                        case COMPLETED, UNKNOWN -> opened(task, from);
                    };
        };
    }

    private ContentAnswer opened(Task task, long from) {
        Optional<String> link = wire.link(task.json());
        if (link.isPresent()) {
            return http.openLink(at(wire.routes().tasks(), task.id()), link.get(), from);
        }
        boolean cleared =
                task.changed()
                        .filter(it -> it.plus(wire.showsLink()).isBefore(http.clock().instant()))
                        .isPresent();
        return cleared
                ? never(
                        "%s no longer shows the finished video: it keeps results for %d hours"
                                .formatted(wire.name(), wire.showsLink().toHours()))
                : notYet(wire.name() + " shows no link to the finished video");
    }

    private ContentAnswer refused(JobView job) {
        String why = job.failure().map(failure -> failure.message()).orElse(job.statusWord());
        return never(why);
    }

    @Override
    protected final FindAnswer found(JobTraits lost) {
        return find.find(lost);
    }

    /** One that waits is stopped, one that has ended is removed; one at work stays. */
    @Override
    protected final DeleteAnswer removed(String jobId) {
        return switch (http.delete(at(wire.routes().deletion(), jobId))) {
            case Reply.Silence silence -> new DeleteAnswer.NotDeleted(http.errors().of(silence));
            case Reply.Answer answer when answer.success() ->
                    answer.json()
                            .flatMap(InnerError::find)
                            .<DeleteAnswer>map(
                                    it ->
                                            new DeleteAnswer.NotDeleted(
                                                    http.errors().of(Asked.JOB, answer.saying(it))))
                            .orElseGet(DeleteAnswer.Deleted::new);
            case Reply.Answer answer -> {
                ProviderError error = http.errors().of(Asked.JOB, answer);
                yield wire.knowsNoTask(error)
                        ? new DeleteAnswer.Deleted()
                        : new DeleteAnswer.NotDeleted(error);
            }
        };
    }

    /** There is no list of models; that the key is taken is known when tasks are listed. */
    @Override
    protected final ModelsAnswer access() {
        return find.probe();
    }
}

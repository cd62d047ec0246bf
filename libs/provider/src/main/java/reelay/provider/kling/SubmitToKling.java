package reelay.provider.kling;

import java.util.Locale;
import java.util.Optional;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.exchange.NativeWire;
import reelay.provider.http.Reply;
import reelay.provider.job.JobRequest;
import reelay.provider.kling.KlingTasks.Asking;

/**
 * Hands a video over, once. Our id goes along, and Kling keeps it unique within the account: should
 * a submit come a second time, it is refused, and the task that the first one made is taken
 * instead. Nobody here has seen the words of that refusal, so any refusal that names the field is
 * one.
 */
final class SubmitToKling {

    private final NativeWire wire;
    private final KlingTasks tasks;
    private final KlingErrors errors;

    SubmitToKling(NativeWire wire, KlingTasks tasks, KlingErrors errors) {
        this.wire = wire;
        this.tasks = tasks;
        this.errors = errors;
    }

    SubmitAnswer submit(JobRequest job) {
        return switch (KlingBody.of(job)) {
            case KlingBody.Written.Impossible(String why) ->
                    new SubmitAnswer.Declined(errors.error(ProviderErrorKind.REQUEST_INVALID, why));
            case KlingBody.Written.Ready(KlingBody body) -> afterwards(job, send(job, body));
        };
    }

    private SubmitAnswer send(JobRequest job, KlingBody body) {
        return wire.submit(
                job,
                wire.route(body.path(), ""),
                body.json(),
                answer -> understood(job, answer),
                answer -> errors.of(job, answer));
    }

    /** Whoever names a task speaks of it, whatever number stands beside it. */
    private Optional<SubmitAnswer> understood(JobRequest job, Reply.Answer answer) {
        return answer.json()
                .map(json -> json.path("data"))
                .map(data -> data.isArray() && data.size() == 1 ? data.get(0) : data)
                .flatMap(KlingTask::of)
                .filter(task -> !wire.cleaner().knows(task.id()))
                .<SubmitAnswer>map(task -> new SubmitAnswer.Accepted(tasks.view(task, answer)))
                .or(() -> KlingErrors.bad(answer).map(number -> wrong(job, number, answer)));
    }

    private SubmitAnswer wrong(JobRequest job, int number, Reply.Answer answer) {
        return KlingErrors.leavesOpen(number)
                ? new SubmitAnswer.Unreadable(
                        "Kling answered %d with code %d, which does not say whether it took the job"
                                .formatted(answer.status(), number))
                : new SubmitAnswer.Declined(errors.of(job, answer));
    }

    private SubmitAnswer afterwards(JobRequest job, SubmitAnswer answer) {
        return answer instanceof SubmitAnswer.Declined declined
                        && namesOurId(declined.error().message())
                ? theOneBefore(job)
                : answer;
    }

    private static boolean namesOurId(String message) {
        String words = message.toLowerCase(Locale.ROOT).replace(' ', '_');
        return words.contains("external_task_id");
    }

    private SubmitAnswer theOneBefore(JobRequest job) {
        if (tasks.ask(tasks.byOurId(job.videoId())) instanceof Asking.Known known
                && known.tasks().size() == 1) {
            return new SubmitAnswer.Accepted(tasks.view(known.tasks().getFirst(), known.answer()));
        }
        return new SubmitAnswer.Unclear(
                "Kling says that it has a task with the video's id already, and does not show it");
    }
}

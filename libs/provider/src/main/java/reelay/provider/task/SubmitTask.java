package reelay.provider.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalInt;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.exchange.NativeWire;
import reelay.provider.http.Reply;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.provider.read.InnerError;
import reelay.provider.refusal.Refusal.Asked;

/** Hands a video over, once. The answer to it names the task, and nothing more is promised. */
final class SubmitTask {

    private final TaskWire wire;
    private final NativeWire http;

    SubmitTask(TaskWire wire, NativeWire http) {
        this.wire = wire;
        this.http = http;
    }

    SubmitAnswer submit(JobRequest job) {
        return switch (Wishes.of(wire, job)) {
            case Wishes.Reading.Impossible(String why) ->
                    new SubmitAnswer.Declined(
                            http.errors().error(ProviderErrorKind.REQUEST_INVALID, why));
            case Wishes.Reading.Possible(Wishes wishes) -> {
                ObjectNode body = wire.body(wishes);
                job.callback().ifPresent(address -> body.put("callback_url", address.toString()));
                yield send(job, body);
            }
        };
    }

    private SubmitAnswer send(JobRequest job, JsonNode body) {
        return http.submit(
                job,
                http.route(wire.routes().submit(), ""),
                body,
                answer -> understood(job, answer),
                answer -> error(job, answer));
    }

    private Optional<SubmitAnswer> understood(JobRequest job, Reply.Answer answer) {
        Optional<JsonNode> error = answer.json().flatMap(InnerError::find);
        if (error.isPresent()) {
            return Optional.of(new SubmitAnswer.Declined(error(job, answer.saying(error.get()))));
        }
        return answer.json()
                .map(wire::task)
                .flatMap(Task::id)
                .filter(id -> !http.cleaner().knows(id))
                .map(id -> new SubmitAnswer.Accepted(begun(id, answer)));
    }

    private JobView begun(String id, Reply.Answer answer) {
        return new JobView(
                id,
                JobState.QUEUED,
                "",
                OptionalInt.empty(),
                http.askAgainIn(answer),
                Optional.empty());
    }

    private ProviderError error(JobRequest job, Reply.Answer answer) {
        return http.errors()
                .of(Asked.SUBMIT, job.request().model(), job.request().prompt(), answer);
    }
}

package reelay.provider.openrouter;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.exchange.NativeWire;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.Reply;
import reelay.provider.job.JobRequest;
import reelay.provider.read.InnerError;
import reelay.provider.refusal.Refusal.Asked;

/**
 * Hands videos over and asks how they are doing: {@code POST /videos}, {@code GET /videos/{id}}.
 * The answer to a submit also names an address to ask at ({@code polling_url}); OpenRouter's own
 * library asks by the id, and so do we.
 */
final class OpenRouterJobs {

    private final NativeWire wire;

    OpenRouterJobs(NativeWire wire) {
        this.wire = wire;
    }

    SubmitAnswer submit(JobRequest job) {
        return switch (OpenRouterBody.of(job)) {
            case OpenRouterBody.Written.Impossible(String why) ->
                    new SubmitAnswer.Declined(
                            wire.errors().error(ProviderErrorKind.REQUEST_INVALID, why));
            case OpenRouterBody.Written.Ready(JsonNode body) ->
                    wire.submit(
                            job,
                            wire.route("/videos", ""),
                            body,
                            answer -> understood(job, answer),
                            answer -> declined(job, answer).error());
        };
    }

    /** A 202 with an id, or an error that stands in a good answer. */
    private Optional<SubmitAnswer> understood(JobRequest job, Reply.Answer answer) {
        Optional<JsonNode> error = answer.json().flatMap(InnerError::find);
        if (error.isPresent()) {
            return Optional.of(declined(job, answer.saying(error.get())));
        }
        return answer.json()
                .flatMap(json -> OpenRouterJob.of(json, Optional.empty()))
                .filter(made -> !wire.cleaner().knows(made.id()))
                .map(
                        made ->
                                new SubmitAnswer.Accepted(
                                        made.view(wire.askAgainIn(answer), wire.cleaner())));
    }

    private SubmitAnswer.Declined declined(JobRequest job, Reply.Answer answer) {
        return new SubmitAnswer.Declined(
                wire.errors()
                        .of(Asked.SUBMIT, job.request().model(), job.request().prompt(), answer));
    }

    LookAnswer look(String jobId) {
        return switch (wire.get(at(jobId, "", ""))) {
            case Reply.Silence silence -> new LookAnswer.Unavailable(wire.errors().of(silence));
            case Reply.Answer answer when answer.success() ->
                    answer.json()
                            .flatMap(json -> OpenRouterJob.of(json, Optional.of(jobId)))
                            .<LookAnswer>map(
                                    job ->
                                            new LookAnswer.Seen(
                                                    job.view(
                                                            wire.askAgainIn(answer),
                                                            wire.cleaner())))
                            .orElseGet(() -> noJob(answer));
            case Reply.Answer answer -> refused(answer);
        };
    }

    private LookAnswer noJob(Reply.Answer answer) {
        return new LookAnswer.Unavailable(
                answer.json().filter(InnerError::in).isPresent()
                        ? wire.errors().of(Asked.JOB, answer)
                        : wire.errors().notTheProtocol(answer, "a job"));
    }

    private LookAnswer refused(Reply.Answer answer) {
        var error = wire.errors().of(Asked.JOB, answer);
        return error.kind() == ProviderErrorKind.NOT_FOUND
                ? new LookAnswer.Lost(error)
                : new LookAnswer.Unavailable(error);
    }

    /** The address of a job, or of something below it. */
    URI at(String jobId, String below, String query) {
        return wire.route("/videos/" + ProviderAddress.encoded(jobId) + below, query);
    }
}

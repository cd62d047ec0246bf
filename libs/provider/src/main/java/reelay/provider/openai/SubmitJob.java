package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import reelay.provider.BaseAddress;
import reelay.provider.ProviderError;
import reelay.provider.ProviderSettings;
import reelay.provider.SubmitAnswer;
import reelay.provider.exchange.ErrorReader;
import reelay.provider.exchange.SubmitOnce;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobState;
import reelay.provider.reach.WebLink;
import reelay.provider.read.InnerError;
import reelay.provider.read.JobDocument;
import reelay.provider.read.ResultPlace;
import reelay.provider.refusal.Refusal.Asked;
import reelay.video.Json;
import reelay.video.Operation;
import reelay.video.ResultLink;

/** Hands a video over, once: {@code POST /videos}, or the route of another operation. */
final class SubmitJob {

    private final ProviderHttp http;
    private final ProviderAddress address;
    private final ProviderSettings.Encoding encoding;
    private final JobReader jobs;
    private final ErrorReader errors;
    private final SubmitOnce once;

    SubmitJob(
            ProviderHttp http,
            ProviderAddress address,
            ProviderSettings.Encoding encoding,
            JobReader jobs,
            ErrorReader errors) {
        this.http = http;
        this.address = address;
        this.encoding = encoding;
        this.jobs = jobs;
        this.errors = errors;
        this.once = new SubmitOnce(http, errors, BaseAddress.SETTING);
    }

    SubmitAnswer submit(JobRequest job) {
        SubmitForm form = SubmitForm.of(encoding, job);
        HttpRequest.Builder request =
                http.signed(route(job))
                        .header("Content-Type", form.contentType())
                        .header("Idempotency-Key", job.videoId().value());
        return once.send(
                job,
                request,
                form.body(),
                answer -> understood(job, answer),
                answer -> error(job, answer));
    }

    private URI route(JobRequest job) {
        return switch (job.request().operation()) {
            case Operation.Create _ -> address.videos();
            case Operation.Remix _ -> address.remix(job.sourceJob().orElseThrow());
            case Operation.Edit _ -> address.edits();
            case Operation.Extension _ -> address.extensions();
        };
    }

    /** After a 2xx there is an id, an error, or nobody knows; a second submit there never is. */
    private Optional<SubmitAnswer> understood(JobRequest job, Reply.Answer answer) {
        Optional<JsonNode> document = answer.json();
        Optional<JsonNode> error = document.flatMap(InnerError::find);
        if (error.isPresent()) {
            return Optional.of(new SubmitAnswer.Declined(error(job, answer.saying(error.get()))));
        }
        Optional<JobDocument> taken = document.map(JobDocument::in);
        Optional<String> id =
                taken.flatMap(JobDocument::id)
                        .or(() -> taken.flatMap(JobDocument::bareId))
                        .or(() -> taken.flatMap(JobDocument::address).flatMap(this::idAt))
                        .or(() -> answer.headers().firstValue("location").flatMap(this::idAt))
                        .filter(it -> !errors.cleaner().knows(it));
        Optional<SubmitAnswer> finished =
                document.map(JobDocument::in)
                        .filter(made -> made.state() == JobState.COMPLETED)
                        .flatMap(made -> finished(id, made, answer.status()));
        if (finished.isPresent()) {
            return finished;
        }
        return id.map(
                known ->
                        new SubmitAnswer.Accepted(
                                jobs.read(
                                        known,
                                        document.orElseGet(Json::object),
                                        answer.headers())));
    }

    /** The id in the address of a job of this provider: RFC 9110 puts it next to a 201 or 202. */
    private Optional<String> idAt(String link) {
        return WebLink.of(address.videos(), link) instanceof WebLink.Usable(URI at)
                ? address.jobAt(at)
                : Optional.empty();
    }

    /**
     * The video is there already. NVIDIA Dynamo answers so, and cannot be asked for anything
     * afterwards: what it does not say in a way that can be kept is lost.
     */
    private Optional<SubmitAnswer> finished(Optional<String> id, JobDocument made, int status) {
        List<ResultPlace> places = made.results();
        Optional<String> trouble = Optional.empty();
        for (ResultPlace place : places) {
            switch (place) {
                case ResultPlace.Inline _ ->
                        trouble = Optional.of("the video itself in it; have it answer with a link");
                case ResultPlace.Link(String text) -> {
                    switch (WebLink.of(address.videos(), text)) {
                        case WebLink.Usable(URI link)
                                when link.toString().length() <= ResultLink.LONGEST -> {
                            return Optional.of(new SubmitAnswer.Finished(id, new ResultLink(link)));
                        }
                        case WebLink.Usable _ ->
                                trouble = Optional.of("a link that is too long to keep");
                        case WebLink.Odd(String why) ->
                                trouble = Optional.of("a link to it that " + why);
                    }
                }
            }
        }
        // With an id the job is asked for it again.
        return trouble.filter(_ -> id.isEmpty())
                .map(
                        what ->
                                new SubmitAnswer.Unreadable(
                                        "the provider answered %d with a finished video without an"
                                                        .formatted(status)
                                                + " id, and "
                                                + what));
    }

    private ProviderError error(JobRequest job, Reply.Answer answer) {
        return errors.of(asked(job), job.request().model(), job.request().prompt(), answer);
    }

    private static Asked asked(JobRequest job) {
        return job.sourceJob().isPresent() ? Asked.SUBMIT_FROM_JOB : Asked.SUBMIT;
    }
}

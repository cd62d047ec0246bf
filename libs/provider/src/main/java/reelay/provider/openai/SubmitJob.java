package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import reelay.provider.BaseAddress;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings;
import reelay.provider.SubmitAnswer;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;
import reelay.provider.http.SubmitBody;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobState;
import reelay.provider.reach.WebLink;
import reelay.provider.read.InnerError;
import reelay.provider.read.JobDocument;
import reelay.provider.read.ResultPlace;
import reelay.provider.refusal.ErrorBody;
import reelay.provider.refusal.Refusal.Asked;
import reelay.video.Operation;
import reelay.video.ResultLink;

/** Hands a video over, once: {@code POST /videos}, or the route of another operation. */
final class SubmitJob {

    /**
     * What a proxy says with a 503 when it had passed the request on and then lost the provider
     * (Envoy, Varnish, Fastly). Every other 503 is a server that refuses work, as RFC 9110 section
     * 15.6.4 means it and as Aquiles uses it at its task limit.
     */
    private static final Pattern LOST_ON_THE_WAY =
            Pattern.compile(
                    "disconnect/reset before headers(?!.*(connection failure|overflow))"
                            + "|fetch failed|first byte|time(d)?[ -]?out",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final ProviderHttp http;
    private final ProviderAddress address;
    private final ProviderSettings.Encoding encoding;
    private final JobReader jobs;
    private final ErrorReader errors;

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
    }

    SubmitAnswer submit(JobRequest job) {
        SubmitForm form = SubmitForm.of(encoding, job);
        SubmitBody body = form.body();
        HttpRequest request =
                http.signed(route(job))
                        .header("Content-Type", form.contentType())
                        .header("Idempotency-Key", job.videoId().value())
                        .POST(body)
                        .build();
        return switch (http.askOnNewConnection(request)) {
            case Reply.Silence silence -> unanswered(silence, body);
            case Reply.Answer answer when answer.success() -> answered(job, answer);
            case Reply.Answer answer -> refused(job, answer);
        };
    }

    private URI route(JobRequest job) {
        return switch (job.request().operation()) {
            case Operation.Create _ -> address.videos();
            case Operation.Remix _ -> address.remix(job.sourceJob().orElseThrow());
            case Operation.Edit _ -> address.edits();
            case Operation.Extension _ -> address.extensions();
        };
    }

    private SubmitAnswer unanswered(Reply.Silence silence, SubmitBody body) {
        if (silence.begun().isPresent()) {
            return new SubmitAnswer.Unreadable(
                    "the provider answered %d, and then %s"
                            .formatted(silence.begun().getAsInt(), silence.message()));
        }
        if (!silence.connected() || body.withdraw()) {
            return new SubmitAnswer.Declined(
                    errors.error(ProviderErrorKind.UNREACHABLE, silence.message()));
        }
        return new SubmitAnswer.Unclear("after the request was sent, " + silence.message());
    }

    /** After a 2xx there is an id, an error, or nobody knows; a second submit there never is. */
    private SubmitAnswer answered(JobRequest job, Reply.Answer answer) {
        Optional<JsonNode> document = answer.json();
        Optional<JsonNode> error = document.flatMap(InnerError::find);
        if (error.isPresent()) {
            return declined(job, answer.saying(error.get()));
        }
        Optional<String> id =
                document.flatMap(JobReader::id).filter(it -> !errors.cleaner().knows(it));
        Optional<SubmitAnswer> finished =
                document.map(JobDocument::in)
                        .filter(made -> made.state() == JobState.COMPLETED)
                        .flatMap(made -> finished(id, made, answer.status()));
        if (finished.isPresent()) {
            return finished.get();
        }
        if (document.isPresent() && id.isPresent()) {
            return new SubmitAnswer.Accepted(jobs.read(id.get(), document.get(), answer.headers()));
        }
        return new SubmitAnswer.Unreadable(
                "the provider answered %d with %s".formatted(answer.status(), what(job, answer)));
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

    /** What came instead of a job, by names alone. */
    private String what(JobRequest job, Reply.Answer answer) {
        if (answer.json().isPresent()) {
            List<String> names = JobDocument.in(answer.json().get()).names();
            return names.isEmpty()
                    ? "JSON without any name"
                    : "JSON that names no job ("
                            + errors.cleaner().of(String.join(", ", names))
                            + ")";
        }
        String packed =
                answer.headers()
                        .firstValue("content-encoding")
                        .map(word -> word.strip().toLowerCase(Locale.ROOT))
                        .filter(word -> word.matches("[a-z]{2,10}"))
                        .map(word -> ", packed with " + word)
                        .orElse("");
        String text = answer.text();
        ErrorBody body = ErrorBody.of(Optional.empty(), text).without(job.request().prompt());
        if (body.webPage()) {
            return errors.page(body) + "; check " + BaseAddress.SETTING;
        }
        return text.isBlank()
                ? "nothing"
                : text.strip().startsWith("<")
                        ? "a web page"
                        : "something that is no JSON" + packed;
    }

    private SubmitAnswer refused(JobRequest job, Reply.Answer answer) {
        if (mayHaveBeenTaken(answer)) {
            return new SubmitAnswer.Unclear(
                    "the provider answered %d, which does not say whether it took the job"
                            .formatted(answer.status()));
        }
        return declined(job, answer);
    }

    private SubmitAnswer declined(JobRequest job, Reply.Answer answer) {
        return new SubmitAnswer.Declined(
                errors.of(asked(job), job.request().model(), job.request().prompt(), answer));
    }

    private static Asked asked(JobRequest job) {
        return job.sourceJob().isPresent() ? Asked.SUBMIT_FROM_JOB : Asked.SUBMIT;
    }

    private static boolean mayHaveBeenTaken(Reply.Answer answer) {
        return switch (answer.status()) {
            // A gateway gave up waiting; LiteLLM says 408 for that.
            case 408 -> true;
            // An earlier try with the same key is under way.
            case 409 -> answer.text().toLowerCase(Locale.ROOT).contains("idempot");
            // No such method here: nobody took it.
            case 501 -> false;
            case 503 -> LOST_ON_THE_WAY.matcher(answer.text()).find();
            default -> answer.status() >= 500;
        };
    }
}

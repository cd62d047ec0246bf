package reelay.provider.openai;

import static reelay.provider.ProviderErrorKind.Remedy.NEVER;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import reelay.provider.ContentAnswer;
import reelay.provider.JobState;
import reelay.provider.JobView;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.refusal.ErrorBody;
import reelay.provider.refusal.Refusal.Asked;

/**
 * Opens a job's bytes: {@code GET /videos/{id}/content}, and where a server has no such route, the
 * links that its job names.
 */
final class OpenContent {

    private final ProviderHttp http;
    private final ProviderAddress address;
    private final LookAtJob look;
    private final ErrorReader errors;
    private final FollowRedirects redirects;

    OpenContent(ProviderHttp http, ProviderAddress address, LookAtJob look, ErrorReader errors) {
        this.http = http;
        this.address = address;
        this.look = look;
        this.errors = errors;
        this.redirects = new FollowRedirects(http, address);
    }

    ContentAnswer open(String jobId, long from) {
        URI content = address.content(jobId);
        return switch (redirects.fetch(content, from)) {
            case FollowRedirects.Arrival.Silent(Reply.Silence silence) ->
                    new ContentAnswer.NotNow(errors.of(silence));
            case FollowRedirects.Arrival.Lost(Reply.Answer last, String explanation) ->
                    new ContentAnswer.Refused(
                            errors.error(ProviderErrorKind.NOT_THE_PROTOCOL, explanation, last));
            case FollowRedirects.Arrival.Answered(var response, boolean atProvider) -> {
                if (carriesBytes(response)) {
                    yield ContentBytes.opened(response, from, errors);
                }
                yield switch (rest(content, response)) {
                    case Reply.Silence silence -> new ContentAnswer.NotNow(errors.of(silence));
                    case Reply.Answer answer ->
                            atProvider ? instead(jobId, from, answer) : notThere(answer);
                };
            }
        };
    }

    /** Whether these are bytes of a video, and not an error or a text about them. */
    private static boolean carriesBytes(HttpResponse<BodyStream> response) {
        String type =
                response.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
        boolean good = response.statusCode() == 200 || response.statusCode() == 206;
        return good && !type.startsWith("application/json") && !type.startsWith("text/html");
    }

    private Reply rest(URI at, HttpResponse<BodyStream> response) {
        try {
            return http.read(response, ProviderHttp.ANSWER_LIMIT);
        } catch (IOException e) {
            return ProviderHttp.silence(at, e);
        }
    }

    /** The provider gave no bytes: are they elsewhere, are they not ready, or never to be had? */
    private ContentAnswer instead(String jobId, long from, Reply.Answer answer) {
        return switch (answer.status()) {
            case 202, 204, 409, 425 -> notReady(answer);
            // The bytes changed or the resumption went wrong; from the start it may work.
            case 416 -> new ContentAnswer.NotNow(errors.of(Asked.CONTENT, answer));
            case 200, 400, 404, 405, 501 ->
                    openFirst(linksIn(answer), from)
                            .orElseGet(() -> byLinksOfJob(jobId, from, answer));
            default -> byKind(errors.of(Asked.CONTENT, answer));
        };
    }

    private static List<URI> linksIn(Reply.Answer answer) {
        return switch (answer.status()) {
            case 200 -> answer.json().map(ResultLinks::ofJob).orElse(List.of());
            // SGLang with cloud storage (protocol section 5).
            case 400 -> ResultLinks.ofText(ErrorBody.of(answer.json(), answer.text()).message());
            default -> List.of();
        };
    }

    private ContentAnswer byLinksOfJob(String jobId, long from, Reply.Answer refusal) {
        Reply reply = look.ask(jobId);
        return switch (look.judge(jobId, reply)) {
            case LookAnswer.Unavailable(ProviderError error) -> new ContentAnswer.NotNow(error);
            case LookAnswer.Lost(ProviderError error) -> new ContentAnswer.Refused(error);
            case LookAnswer.Seen(JobView job) -> {
                List<URI> links =
                        reply instanceof Reply.Answer seen
                                ? seen.json().map(this::linksOfJob).orElse(List.of())
                                : List.of();
                yield openFirst(links, from)
                        .orElseGet(
                                () ->
                                        links.isEmpty()
                                                ? withoutLinks(job.state(), refusal)
                                                : notReady(refusal));
            }
        };
    }

    /** New-api's link is its own content route, which was asked already. */
    private List<URI> linksOfJob(JsonNode job) {
        return ResultLinks.ofJob(job).stream()
                .filter(link -> !(address.sameOrigin(link) && link.getPath().endsWith("/content")))
                .toList();
    }

    private Optional<ContentAnswer> openFirst(List<URI> links, long from) {
        for (URI link : links) {
            if (redirects.fetch(link, from)
                    instanceof FollowRedirects.Arrival.Answered(var response, boolean _)) {
                if (carriesBytes(response)) {
                    return Optional.of(ContentBytes.opened(response, from, errors));
                }
                response.body().close();
            }
        }
        return Optional.empty();
    }

    private ContentAnswer withoutLinks(JobState state, Reply.Answer refusal) {
        ProviderError error = errors.of(Asked.CONTENT, refusal);
        return switch (state) {
            case QUEUED, RUNNING, UNKNOWN -> notReady(refusal);
            case FAILED, GONE -> new ContentAnswer.Refused(error);
            // Servers are seen to say 404 or 400 shortly after a job is completed.
            case COMPLETED ->
                    switch (error.kind()) {
                        case NOT_FOUND, NOT_READY, REQUEST_INVALID, REQUEST_REFUSED ->
                                notReady(refusal);
                        case ROUTE_MISSING ->
                                refusal.status() == 404
                                        ? notReady(refusal)
                                        : new ContentAnswer.Refused(error);
                        default -> byKind(error);
                    };
        };
    }

    private ContentAnswer notReady(Reply.Answer answer) {
        String told = errors.of(Asked.CONTENT, answer).message();
        return new ContentAnswer.NotNow(errors.error(ProviderErrorKind.NOT_READY, told, answer));
    }

    /** What a store of bytes elsewhere refuses says nothing about our account at the provider. */
    private ContentAnswer notThere(Reply.Answer answer) {
        ProviderErrorKind kind =
                answer.status() == 429
                        ? ProviderErrorKind.RATE_LIMITED
                        : answer.status() >= 500
                                ? ProviderErrorKind.SERVER_ERROR
                                : ProviderErrorKind.NOT_READY;
        return new ContentAnswer.NotNow(
                errors.error(
                        kind,
                        "the place the provider keeps the video at answered " + answer.status(),
                        answer));
    }

    private static ContentAnswer byKind(ProviderError error) {
        return error.kind().remedy() == NEVER
                ? new ContentAnswer.Refused(error)
                : new ContentAnswer.NotNow(error);
    }
}

package reelay.provider.openai;

import static reelay.provider.ProviderErrorKind.NOT_READY;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.provider.ContentAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.exchange.ErrorReader;
import reelay.provider.exchange.LinkedVideo;
import reelay.provider.exchange.OpenAddress;
import reelay.provider.exchange.Opening;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;
import reelay.provider.job.JobState;
import reelay.provider.reach.WebLink;
import reelay.provider.read.JobDocument;
import reelay.provider.read.ResultPlace;
import reelay.provider.refusal.ErrorBody;
import reelay.provider.refusal.Refusal.Asked;
import reelay.video.ResultLink;

/**
 * Opens a job's bytes: {@code GET /videos/{id}/content}, which knows every version of the video and
 * asks for our key, and where that gives none, the places that its answer or the job names. The job
 * is paid for: only its own verdict is final, everything else is "not yet".
 */
final class OpenContent {

    /** Words of an answer that speaks of the job or of a fault, rather than being a result. */
    private static final List<String> TELLING =
            List.of("status", "state", "error", "errors", "message", "msg", "detail", "code");

    private final ProviderAddress address;
    private final LookAtJob look;
    private final ErrorReader errors;
    private final OpenAddress addresses;

    OpenContent(ProviderHttp http, ProviderAddress address, LookAtJob look, ErrorReader errors) {
        this.address = address;
        this.look = look;
        this.errors = errors;
        this.addresses = new OpenAddress(http, address, errors);
    }

    ContentAnswer open(String jobId, long from) {
        return switch (addresses.open(address.content(jobId), from)) {
            case Opening.Bytes(ContentAnswer answer) -> answer;
            case Opening.Other(ContentAnswer.Opened other) -> insteadOf(other, jobId, from);
            case Opening.Words words -> instead(jobId, from, words);
            case Opening.Nothing(ProviderError error)
                    when error.kind() == ProviderErrorKind.NOT_READY ->
                    // The way led nowhere; the job may know another.
                    byJob(jobId, from, Told.of(error));
            case Opening.Nothing(ProviderError error) -> new ContentAnswer.NotNow(error);
        };
    }

    /** Opens a link that is all there is; what it hands out instead of a video is final. */
    ContentAnswer openResult(ResultLink result, long from) {
        URI at = result.address();
        ResultPlace place = new ResultPlace.Link(at.toString());
        return switch (first(at, List.of(place), from, Told.of(errors.error(NOT_READY, "")))) {
            case Tried.Found(ContentAnswer found) -> found;
            case Tried.NoVideo(ContentAnswer.Opened other) -> other;
            case Tried.None(Told last) when last.noVideo().isPresent() ->
                    LinkedVideo.page(last.noVideo().get());
            case Tried.None(Told last) -> new ContentAnswer.NotNow(last.error());
        };
    }

    /**
     * What was seen last.
     *
     * @param noVideo what came with the status of a video and is none; shown when nothing better
     *     turns up
     */
    private record Told(ProviderError error, Optional<Reply.Answer> noVideo) {
        static Told of(ProviderError error) {
            return new Told(error, Optional.empty());
        }
    }

    /** There was a picture or the like: is the video elsewhere? */
    private ContentAnswer insteadOf(ContentAnswer.Opened other, String jobId, long from) {
        ContentAnswer better =
                byJob(
                        jobId,
                        from,
                        Told.of(errors.error(NOT_READY, "the content route hands out no video")));
        if (better instanceof ContentAnswer.NotNow) {
            return other;
        }
        close(other);
        return better;
    }

    private static void close(ContentAnswer.Opened other) {
        try {
            other.close();
        } catch (IOException e) {
            throw new UncheckedIOException("hanging up failed", e);
        }
    }

    /** There were words instead of bytes: are the bytes elsewhere? */
    private ContentAnswer instead(String jobId, long from, Opening.Words words) {
        Reply.Answer answer = words.answer();
        Told told = told(words);
        boolean busy = answer.status() == 429 || (answer.status() >= 500 && answer.status() != 501);
        boolean notReady = List.of(202, 204, 409, 425).contains(answer.status());
        // 416: the bytes changed or the resumption went wrong; from the start it may work.
        if (busy || notReady || answer.status() == 416) {
            return new ContentAnswer.NotNow(told.error());
        }
        if (told.error().kind() == ProviderErrorKind.MODERATION_BLOCKED) {
            return new ContentAnswer.Refused(told.error());
        }
        return switch (first(words.at(), placesIn(answer), from, told)) {
            case Tried.Found(ContentAnswer found) -> found;
            case Tried.NoVideo(ContentAnswer.Opened other) -> insteadOf(other, jobId, from);
            case Tried.None(Told last) -> byJob(jobId, from, last);
        };
    }

    private static List<ResultPlace> placesIn(Reply.Answer answer) {
        if (answer.success()) {
            return answer.json()
                    .map(JobDocument::resultsIn)
                    .orElseGet(() -> ResultLinks.alone(answer.text()));
        }
        // SGLang with cloud storage (protocol section 5) names the address in a sentence.
        Stream<String> links =
                answer.status() == 400
                        ? ResultLinks.ofText(ErrorBody.of(answer.json(), answer.text()).message())
                                .stream()
                        : Stream.empty();
        return links.<ResultPlace>map(ResultPlace.Link::new).toList();
    }

    private ContentAnswer byJob(String jobId, long from, Told told) {
        Reply reply = look.ask(jobId);
        Optional<JsonNode> job =
                reply instanceof Reply.Answer answer
                        ? answer.json().filter(JobReader::looksLikeJob)
                        : Optional.empty();
        JobState state = job.map(json -> JobDocument.in(json).state()).orElse(JobState.UNKNOWN);
        if (state == JobState.FAILED || state == JobState.GONE) {
            return new ContentAnswer.Refused(verdict(jobId, reply));
        }
        if (job.isEmpty() || !((Reply.Answer) reply).success()) {
            return new ContentAnswer.NotNow(told.error());
        }
        URI at = address.video(jobId);
        List<ResultPlace> places =
                JobDocument.in(job.get()).results().stream()
                        .filter(place -> !isContentRoute(at, place))
                        .toList();
        return switch (first(at, places, from, told)) {
            case Tried.Found(ContentAnswer found) -> found;
            case Tried.NoVideo(ContentAnswer.Opened other) -> other;
            case Tried.None(Told last)
                    when last.noVideo().isPresent() && state == JobState.COMPLETED ->
                    LinkedVideo.page(last.noVideo().get());
            case Tried.None(Told last) -> new ContentAnswer.NotNow(last.error());
        };
    }

    /** Why the job failed, in the provider's words. */
    private ProviderError verdict(String jobId, Reply reply) {
        String words =
                look.judge(jobId, reply) instanceof LookAnswer.Seen seen
                                && seen.job().failure().isPresent()
                        ? seen.job().failure().get().message()
                        : "it says that the job is gone";
        return errors.error(ProviderErrorKind.NOT_FOUND, words);
    }

    /** New-api's link is its own content route, which was asked already. */
    private boolean isContentRoute(URI found, ResultPlace place) {
        return place instanceof ResultPlace.Link(String text)
                && WebLink.of(found, text) instanceof WebLink.Usable(URI link)
                && address.sameOrigin(link)
                && link.getPath().endsWith("/content");
    }

    /** What came of several places. */
    private sealed interface Tried {
        record Found(ContentAnswer answer) implements Tried {}

        /** Bytes that are no video, and nothing better anywhere. */
        record NoVideo(ContentAnswer.Opened other) implements Tried {}

        record None(Told last) implements Tried {}
    }

    /** Opens the first place that gives bytes, and looks once into what places answer in words. */
    private Tried first(URI found, List<ResultPlace> places, long from, Told before) {
        return first(found, places, from, before, true);
    }

    private Tried first(
            URI found, List<ResultPlace> places, long from, Told before, boolean further) {
        Told last = before;
        Optional<ContentAnswer.Opened> other = Optional.empty();
        for (ResultPlace place : places) {
            switch (addresses.open(found, place, from)) {
                case Opening.Bytes(ContentAnswer answer) -> {
                    other.ifPresent(OpenContent::close);
                    return new Tried.Found(answer);
                }
                case Opening.Other(ContentAnswer.Opened answer) -> {
                    other.ifPresent(OpenContent::close);
                    other = Optional.of(answer);
                }
                case Opening.Words words -> {
                    Told told = told(words);
                    last = new Told(told.error(), told.noVideo().or(before::noVideo));
                    List<ResultPlace> more = further ? placesIn(words.answer()) : List.of();
                    // An answer about the job names the places that are being tried.
                    if (Collections.disjoint(places, more)
                            && first(words.at(), more, from, last, false)
                                    instanceof Tried.Found better) {
                        other.ifPresent(OpenContent::close);
                        return better;
                    }
                }
                case Opening.Nothing(ProviderError error) ->
                        last = new Told(error, before.noVideo());
            }
        }
        Told end = last;
        return other.<Tried>map(Tried.NoVideo::new).orElseGet(() -> new Tried.None(end));
    }

    private Told told(Opening.Words words) {
        Reply.Answer answer = words.answer();
        boolean telling =
                answer.json()
                        .map(json -> tells(answer, json))
                        .orElseGet(() -> LinkedVideo.underWay(answer));
        Optional<Reply.Answer> noVideo =
                Optional.of(answer)
                        // Words that name a place are no video and no verdict: it may be away.
                        .filter(_ -> words.handedOut() && !telling && placesIn(answer).isEmpty());
        return new Told(
                words.atProvider() ? atProvider(answer) : LinkedVideo.elsewhere(errors, answer),
                noVideo);
    }

    /**
     * Whether JSON speaks of the job or of a fault, and so is no verdict. Where it is called a
     * video it is what the provider has in the place of one, unless it says that the job is under
     * way.
     */
    private static boolean tells(Reply.Answer answer, JsonNode json) {
        String type = answer.headers().firstValue("content-type").orElse("");
        if (type.strip().toLowerCase(Locale.ROOT).startsWith("video/")) {
            JobState state = JobDocument.in(json).state();
            return state == JobState.QUEUED || state == JobState.RUNNING;
        }
        return JobReader.looksLikeJob(json) || TELLING.stream().anyMatch(json::has);
    }

    private ProviderError atProvider(Reply.Answer answer) {
        ProviderError error = errors.of(Asked.CONTENT, answer);
        return switch (error.kind()) {
            case NOT_FOUND, REQUEST_INVALID, REQUEST_REFUSED, ROUTE_MISSING, NOT_THE_PROTOCOL ->
                    errors.error(ProviderErrorKind.NOT_READY, error.message(), answer);
            default -> error;
        };
    }
}

package reelay.api.video;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.video.shown.VideoAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.VideoProvider;
import reelay.provider.VideoProviders;
import reelay.provider.job.JobState;
import reelay.provider.target.Target;
import reelay.video.Job;
import reelay.video.Prompt;
import reelay.video.Sha256;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoRequest;

/**
 * Makes a video of a job that the provider has already, such as one whose submit was unclear. It
 * pays nothing: the video has its job from the start, so its Submit has nothing to do. Whoever
 * knows a job's id can have its video, so only operators may.
 *
 * @param retention how long a video is kept; empty for good
 * @param newId ids nobody can guess
 */
public record AdoptJob(
        Offer offer,
        VideoProviders providers,
        VideosTable table,
        VideoStarter starter,
        Optional<Duration> retention,
        InstantSource clock,
        Supplier<VideoId> newId) {

    /** The field of a create that names a job. */
    public static final String FIELD = "job_id";

    private static final List<String> FIELDS = List.of(FIELD, "prompt", "model", "seconds", "size");

    /** Longest id of a job, in characters; a DynamoDB key has 2,048 bytes. */
    private static final int LONGEST_ID = 400;

    /** Longest silence of the provider: an operator waits, and so does the function. */
    static final Duration PATIENCE = Duration.ofSeconds(12);

    /** Answers a create that names a job. */
    public ApiResponse answer(ApiRequest request, Form form) {
        request.requireOperator("make a video of a job that exists already ('" + FIELD + "')");
        form.refuseOthersThan(FIELDS);
        String jobId = form.text(FIELD, LONGEST_ID);
        Video video = adopt(request, jobId, wanted(form));
        starter.startUnlessSubmitted(video);
        return VideoAnswer.of(video, clock.instant());
    }

    /** Nothing of it reaches the provider: it is what the video shall be shown with. */
    private VideoRequest wanted(Form form) {
        Prompt prompt =
                form.field("prompt").isPresent()
                        ? new Prompt(form.text("prompt", Prompt.LONGEST))
                        : Prompt.UNKNOWN;
        return new RequestFields(form, offer).request(form.choice("model", offer.models()), prompt);
    }

    private Video adopt(ApiRequest request, String jobId, VideoRequest wanted) {
        List<VideoProvider> possible = possible(wanted.model());
        for (VideoProvider provider : possible) {
            Optional<VideoId> taken = table.catalog().videoOfJob(provider.name(), jobId);
            if (taken.isPresent()) {
                return existing(request, jobId, taken.get());
            }
        }
        VideoProvider provider = whoHas(possible, jobId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Video video =
                Video.queued(
                        newId.get(),
                        request.owner(),
                        wanted,
                        hash(provider, jobId),
                        Optional.empty(),
                        now,
                        retention.map(now::plus));
        if (table.adopted().create(video, new Job(jobId, provider.name(), now))) {
            StepLog.info("adopt", video.id(), provider.name());
            return video;
        }
        return existing(
                request,
                jobId,
                table.catalog()
                        .videoOfJob(provider.name(), jobId)
                        .orElseThrow(ApiError.UNAVAILABLE::with));
    }

    /** All that may make videos of the model; the job is one's of them. */
    private List<VideoProvider> possible(String model) {
        List<VideoProvider> possible =
                providers.targets(model).stream()
                        .map(Target::kind)
                        .distinct()
                        .flatMap(kind -> providers.ofKind(kind).stream())
                        .toList();
        return possible.isEmpty() ? List.of(providers.of(model)) : possible;
    }

    private static String hash(VideoProvider provider, String jobId) {
        return Sha256.hex(
                ("job:" + provider.name() + ":" + jobId).getBytes(StandardCharsets.UTF_8));
    }

    /** A repeat finds what it made; anybody else learns no more than that there is one. */
    private Video existing(ApiRequest request, String jobId, VideoId id) {
        Optional<Video> own =
                table.catalog().find(id).filter(video -> video.owner().equals(request.owner()));
        if (own.isPresent() && repeated(request)) {
            return own.get();
        }
        throw ApiError.JOB_TAKEN.about(
                FIELD,
                Form.echo(jobId),
                own.map(video -> "retrieve " + video.id()).orElse("it is not one of yours"));
    }

    /** An SDK counts its tries, others send the key they sent before. */
    private static boolean repeated(ApiRequest request) {
        return request.header("idempotency-key").isPresent()
                || request.header("x-stainless-retry-count")
                        .filter(count -> !count.equals("0"))
                        .isPresent();
    }

    /** A wrong id is told at once, and so is a provider that cannot be asked. */
    private static VideoProvider whoHas(List<VideoProvider> possible, String jobId) {
        Optional<ApiException> first = Optional.empty();
        for (VideoProvider provider : possible) {
            ApiException lost;
            switch (provider.look(jobId)) {
                case LookAnswer.Seen seen when seen.job().state() == JobState.GONE ->
                        lost = notFound(provider, jobId, "It was deleted there.");
                case LookAnswer.Seen _ -> {
                    return provider;
                }
                case LookAnswer.Lost(ProviderError error) ->
                        lost = notFound(provider, jobId, error.message());
                case LookAnswer.Unavailable(ProviderError error) ->
                        throw unavailable(provider, error);
            }
            first = first.or(() -> Optional.of(lost));
        }
        throw first.orElseThrow();
    }

    private static ApiException notFound(VideoProvider provider, String jobId, String reason) {
        return ApiError.JOB_NOT_FOUND.about(FIELD, provider.name(), Form.echo(jobId), reason);
    }

    private static ApiException unavailable(VideoProvider provider, ProviderError error) {
        return (error.kind().remedy() == ProviderErrorKind.Remedy.LATER
                        ? ApiError.PROVIDER_BUSY
                        : ApiError.PROVIDER_REFUSED)
                .with(provider.name(), error.message());
    }
}

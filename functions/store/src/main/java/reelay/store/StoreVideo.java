package reelay.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import reelay.aws.AwsClients;
import reelay.aws.Secrets;
import reelay.catalog.VideoCatalog;
import reelay.catalog.bucket.ObjectKeys;
import reelay.catalog.bucket.VideoBucket;
import reelay.provider.ContentAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderWiring;
import reelay.provider.VideoProvider;
import reelay.provider.VideoProviders;
import reelay.provider.refusal.CleanText;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.StepLog;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoState;
import reelay.video.metric.Dimension;
import reelay.video.metric.Metric;
import reelay.video.metric.Metrics;
import reelay.video.step.StepInput;
import reelay.video.step.StoreOutcome;

/** Streams a finished video into the bucket and marks its item completed. */
final class StoreVideo {

    /** The first wait before another try; the state machine doubles it from try to try. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(3);

    private static final Duration LONGEST_WISH = Duration.ofMinutes(5);

    /** Wait before looking again at what is no video: a bot challenge or a login passes by. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(30);

    /** Stands in the item for a download that was no video; any other text there is a digest. */
    private static final String NO_VIDEO = "no video";

    private final VideoCatalog catalog;
    private final VideoBucket bucket;
    private final VideoProviders providers;
    private final ObjectWriter writer;
    private final Posters posters;
    private final Metrics metrics;
    private final InstantSource clock;

    StoreVideo(
            VideoCatalog catalog,
            VideoBucket bucket,
            VideoProviders providers,
            Metrics metrics,
            InstantSource clock) {
        this.catalog = catalog;
        this.bucket = bucket;
        this.providers = providers;
        this.metrics = metrics;
        this.writer = new ObjectWriter(bucket, clock);
        this.posters = new Posters(bucket, clock);
        this.clock = clock;
    }

    static StoreVideo of(StoreSettings settings, AwsClients aws) {
        InstantSource clock = InstantSource.system();
        Secrets secrets = Secrets.of(aws, clock);
        return new StoreVideo(
                new VideoCatalog(aws.dynamoDb(), settings.videosTable()),
                VideoBucket.of(aws, settings.videosBucket()),
                new ProviderWiring(settings.provider(), secrets::text, clock).videos(),
                new Metrics(settings.metrics(), clock),
                clock);
    }

    /**
     * Stores, and answers what an execution may know: the message of a failure stays in the item.
     */
    StoreOutcome answer(StepInput input, Instant end) {
        StoreOutcome outcome = store(input, end);
        return switch (outcome) {
            case StoreOutcome.NotYet(Duration wait, Failure failure) ->
                    new StoreOutcome.NotYet(
                            wait, catalog.keepMessageIfPossible(input.videoId(), failure));
            case StoreOutcome.Failed(Failure failure) -> {
                metrics.failed(input.videoId(), failure.code());
                yield new StoreOutcome.Failed(catalog.keepMessage(input.videoId(), failure));
            }
            case StoreOutcome.Stored _, StoreOutcome.AlreadyFinal _ -> outcome;
        };
    }

    /** A failure told in words of the provider's, or of what it served. */
    private Failure told(Video video, FailureCode code, String before, String words, String after) {
        CleanText cleaner =
                video.acceptedJob()
                        .map(Job::provider)
                        .flatMap(providers::ofKind)
                        .map(VideoProvider::cleaner)
                        .orElseGet(() -> CleanText.knowing(null));
        return new Failure(code, before + cleaner.of(words, video.request().prompt()) + after);
    }

    /**
     * Stores one video.
     *
     * @param end when this process will be stopped
     */
    StoreOutcome store(StepInput input, Instant end) {
        Optional<Video> found = catalog.find(input.videoId());
        if (found.isEmpty()) {
            return new StoreOutcome.AlreadyFinal();
        }
        Video video = found.get();
        return switch (video.state()) {
            case VideoState.Adopted(Job job) -> fetch(video, job, end);
            case VideoState.Running(Job job, int _) -> fetch(video, job, end);
            case VideoState.Completed(Job _, StoredVideo stored, Instant _) -> stored(stored);
            case VideoState.Failed _ -> new StoreOutcome.AlreadyFinal();
            case VideoState.Queued _ ->
                    throw new IllegalStateException("video " + video.id() + " has no job to store");
        };
    }

    private StoreOutcome fetch(Video video, Job job, Instant end) {
        Optional<VideoProvider> provider = providers.ofKind(job.provider());
        if (provider.isEmpty()) {
            return nobodyToAsk(video.id(), job);
        }
        FinishedJob finished = new FinishedJob(provider.get(), job);
        return switch (finished.open(0)) {
            case ContentAnswer.Opened opened ->
                    transfer(video, finished, new Download(finished, opened), end);
            case ContentAnswer.NotNow notNow -> notNow(video, notNow.error());
            case ContentAnswer.Refused refused ->
                    new StoreOutcome.Failed(
                            told(
                                    video,
                                    FailureCode.CONTENT_REFUSED,
                                    "The provider finished the video but does not hand it out: ",
                                    refused.error().message(),
                                    ""));
        };
    }

    /** It is paid for, so it is asked for until the limit of all that is not handed out. */
    private static StoreOutcome nobodyToAsk(VideoId id, Job job) {
        StepLog.warn("store.not_deployed", id, job.provider());
        return new StoreOutcome.NotYet(
                SECOND_LOOK,
                new Failure(
                        FailureCode.CONTENT_UNAVAILABLE,
                        "The video is at %1$s, which the deployment's Providers does not name any more. Put %1$s back there, and have a video made of its job %2$s, which costs nothing."
                                .formatted(job.provider(), job.id())));
    }

    private StoreOutcome transfer(
            Video video, FinishedJob finished, Download download, Instant end) {
        VideoId id = video.id();
        StoredVideo stored;
        try (download) {
            stored =
                    posters.keep(
                            video,
                            writer.write(
                                    new CheckedDownload(download, digest -> seenBefore(id, digest)),
                                    format -> ObjectKeys.videoKey(video, format),
                                    end),
                            finished,
                            end);
        } catch (NoVideoException e) {
            return noVideo(video, e);
        } catch (BrokenDownloadException e) {
            return tryAgain(id, Objects.toString(e.getMessage()));
        } catch (IOException e) {
            return tryAgain(id, "closing the download failed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return tryAgain(id, "the function was interrupted");
        }
        Instant completedAt = clock.instant();
        if (catalog.recordCompleted(id, stored, completedAt)) {
            StepLog.info("store.completed", id, stored.bytes() + " bytes");
            count(video, stored, completedAt);
            return new StoreOutcome.Stored(stored.objectKey(), stored.bytes());
        }
        return closedMeanwhile(id, stored);
    }

    private void count(Video video, StoredVideo stored, Instant completedAt) {
        metrics.line()
                .about(video.id())
                .by(Dimension.PROVIDER, video.acceptedJob().map(Job::provider).orElse("unknown"))
                .count(Metric.COMPLETED, 1)
                .count(Metric.BYTES, stored.bytes())
                .count(
                        Metric.SECONDS_TO_COMPLETE,
                        Duration.between(video.createdAt(), completedAt).toSeconds())
                .write();
    }

    /** Whether the last download brought the same bytes; notes these where it did not. */
    private boolean seenBefore(VideoId id, String digest) {
        if (catalog.lastDownload(id).filter(digest::equals).isPresent()) {
            return true;
        }
        catalog.recordDownload(id, digest);
        return false;
    }

    /** Once it may be a page that goes away by itself; twice in a row it is what there is. */
    private StoreOutcome noVideo(Video video, NoVideoException e) {
        VideoId id = video.id();
        if (catalog.lastDownload(id).filter(NO_VIDEO::equals).isPresent()) {
            StepLog.warn("store.no_video", id, "for the second time");
            return new StoreOutcome.Failed(
                    told(
                            video,
                            FailureCode.NOT_A_VIDEO,
                            "The provider finished the job, but twice it handed out ",
                            e.what(),
                            " instead of a video."));
        }
        catalog.recordDownload(id, NO_VIDEO);
        StepLog.warn("store.no_video", id, "for the first time");
        return new StoreOutcome.NotYet(
                SECOND_LOOK,
                told(
                        video,
                        FailureCode.NOT_A_VIDEO,
                        "The provider finished the job, but handed out ",
                        e.what(),
                        " instead of a video."));
    }

    /** Another store was first, or the video failed or was deleted while the bytes flowed. */
    private StoreOutcome closedMeanwhile(VideoId id, StoredVideo stored) {
        Optional<StoredVideo> kept = catalog.find(id).flatMap(Video::stored);
        if (kept.map(StoredVideo::objectKey).filter(stored.objectKey()::equals).isEmpty()) {
            StepLog.warn("store.not_needed", id, "object removed");
            bucket.delete(stored.objectKey());
            Optional.ofNullable(stored.posterKey())
                    .filter(
                            poster ->
                                    kept.map(StoredVideo::posterKey)
                                            .filter(poster::equals)
                                            .isEmpty())
                    .ifPresent(bucket::delete);
        }
        return kept.map(StoreVideo::stored).orElse(new StoreOutcome.AlreadyFinal());
    }

    private static StoreOutcome stored(StoredVideo stored) {
        return new StoreOutcome.Stored(stored.objectKey(), stored.bytes());
    }

    private StoreOutcome notNow(Video video, ProviderError error) {
        StepLog.info("store.not_now", video.id(), error.kind().word());
        Duration wait =
                error.retryAfter()
                        .filter(wish -> wish.compareTo(LONGEST_WISH) < 0)
                        .orElse(FIRST_WAIT);
        return new StoreOutcome.NotYet(
                wait.isZero() ? FIRST_WAIT : wait,
                told(
                        video,
                        FailureCode.CONTENT_UNAVAILABLE,
                        "The provider finished the video but did not hand it out in time: ",
                        error.message(),
                        ""));
    }

    private static StoreOutcome tryAgain(VideoId id, String trouble) {
        StepLog.warn("store." + FailureCode.DOWNLOAD_BROKEN.word(), id, trouble);
        return new StoreOutcome.NotYet(
                FIRST_WAIT,
                new Failure(
                        FailureCode.DOWNLOAD_BROKEN,
                        "The finished video could not be fetched: " + trouble + "."));
    }
}

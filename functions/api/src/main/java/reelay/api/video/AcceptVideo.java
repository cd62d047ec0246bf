package reelay.api.video;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import reelay.api.http.ApiError;
import reelay.api.reference.Reference;
import reelay.api.reference.ReferenceImage;
import reelay.catalog.VideoBucket;
import reelay.catalog.VideoCatalog;
import reelay.catalog.VideoListing;
import reelay.video.Video;
import reelay.video.VideoId;

/**
 * Takes in a request for a video: image first, item second, execution third. Whatever fails, the
 * same request sent again finds what is there and goes on from it.
 */
public final class AcceptVideo {

    /** How far back a retry of an SDK finds the request it repeats. */
    private static final Duration RETRY_WINDOW = Duration.ofMinutes(10);

    /** How much of an image's digest its key holds, in hex digits. */
    private static final int DIGEST_IN_KEY = 16;

    private final VideoCatalog catalog;
    private final VideoListing listing;
    private final VideoBucket bucket;
    private final VideoStarter starter;
    private final Optional<Duration> retention;
    private final InstantSource clock;
    private final Supplier<VideoId> newId;

    /**
     * @param retention how long a video is kept; empty for good
     * @param newId ids nobody can guess
     */
    public AcceptVideo(
            VideoCatalog catalog,
            VideoListing listing,
            VideoBucket bucket,
            VideoStarter starter,
            Optional<Duration> retention,
            InstantSource clock,
            Supplier<VideoId> newId) {
        this.catalog = catalog;
        this.listing = listing;
        this.bucket = bucket;
        this.starter = starter;
        this.retention = retention;
        this.clock = clock;
        this.newId = newId;
    }

    /** What the client says about repeats. */
    public sealed interface Repeat {
        /** Requests with this key ask for one video, whenever they come. */
        record Keyed(String idempotencyKey) implements Repeat {}

        /** An SDK sends its last request again because it saw no good answer. */
        record SdkRetry() implements Repeat {}

        /** A request of its own, even if it looks like an earlier one. */
        record None() implements Repeat {}
    }

    /** The video of this request: a new one, or the one an earlier copy of it made. */
    public Video accept(String owner, NewVideo wanted, Repeat repeat) {
        String hash = wanted.hash();
        return switch (repeat) {
            case Repeat.None() -> create(newId.get(), owner, wanted, hash);
            case Repeat.SdkRetry() -> {
                Instant since = clock.instant().minus(RETRY_WINDOW);
                yield listing.newestLike(owner, hash, since)
                        .map(this::goOn)
                        .orElseGet(() -> create(newId.get(), owner, wanted, hash));
            }
            case Repeat.Keyed(String key) -> {
                VideoId id = VideoId.ofIdempotencyKey(owner, key);
                yield catalog.find(id)
                        .map(earlier -> goOnIfSame(earlier, hash))
                        .orElseGet(() -> create(id, owner, wanted, hash));
            }
        };
    }

    private Video create(VideoId id, String owner, NewVideo wanted, String hash) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<ReferenceImage> image = wanted.reference().map(Reference::image);
        Optional<String> reference = image.map(given -> referenceKey(owner, id, given));
        Video video =
                Video.queued(
                        id,
                        owner,
                        wanted.request(),
                        hash,
                        reference,
                        now,
                        retention.map(now::plus));
        image.ifPresent(
                given ->
                        bucket.putReference(
                                reference.orElseThrow(),
                                given.kind().contentType(),
                                given.bytes().array()));
        if (!catalog.create(video)) {
            // Another request with the same idempotency key was faster.
            Video winner = catalog.find(id).orElseThrow(ApiError.UNAVAILABLE::with);
            reference.filter(key -> !key.equals(winner.referenceKey())).ifPresent(bucket::delete);
            return goOnIfSame(winner, hash);
        }
        if (starter.start(video) == Executions.Start.ENDED_BEFORE) {
            takeBack(video);
            throw ApiError.IDEMPOTENCY_KEY_SPENT.with();
        }
        return video;
    }

    /** Another image gets another key, so of two requests at once none overwrites the other's. */
    private static String referenceKey(String owner, VideoId id, ReferenceImage image) {
        String digest = image.bytes().sha256().substring(0, DIGEST_IN_KEY);
        return VideoBucket.referenceKey(owner, id, digest + "." + image.kind().extension());
    }

    /** Nothing would ever work on the video: its execution's name was used up by a deleted one. */
    private void takeBack(Video video) {
        if (video.referenceKey() != null) {
            bucket.delete(video.referenceKey());
        }
        catalog.delete(video.id());
    }

    private Video goOnIfSame(Video earlier, String hash) {
        if (!earlier.requestHash().equals(hash)) {
            throw ApiError.IDEMPOTENCY_KEY_REUSED.with();
        }
        return goOn(earlier);
    }

    private Video goOn(Video earlier) {
        starter.startAgain(earlier);
        return earlier;
    }
}

package reelay.api.video;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import reelay.api.http.ApiError;
import reelay.api.reference.Reference;
import reelay.api.reference.ReferenceFile;
import reelay.catalog.IdempotencyKeys;
import reelay.catalog.bucket.ObjectKeys;
import reelay.catalog.bucket.VideoBucket;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.webhooks.Callbacks;

/**
 * Takes in a request for a video: its file and callback first, item second, execution third.
 * Whatever fails, the same request sent again finds what is there and goes on from it.
 *
 * @param retention how long a video is kept; empty for good
 * @param newId ids nobody can guess
 */
public record AcceptVideo(
        VideosTable table,
        VideoBucket bucket,
        VideoStarter starter,
        OpenVideosCeiling ceiling,
        Callbacks callbacks,
        Optional<Duration> retention,
        InstantSource clock,
        Supplier<VideoId> newId) {

    /** How far back a retry of an SDK finds the request it repeats. */
    private static final Duration RETRY_WINDOW = Duration.ofMinutes(10);

    /** How much of a file's digest its key holds, in hex digits. */
    private static final int DIGEST_IN_KEY = 16;

    /** What the client says about repeats. */
    public sealed interface Repeat {
        /** Requests with this key ask for one video, for a day. */
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
            case Repeat.None() -> create(owner, wanted, hash);
            case Repeat.SdkRetry() -> {
                Instant since = clock.instant().minus(RETRY_WINDOW);
                yield table.listing()
                        .newestLike(owner, hash, since)
                        .map(this::goOn)
                        .orElseGet(() -> create(owner, wanted, hash));
            }
            case Repeat.Keyed(String key) ->
                    table.keys()
                            .find(owner, key, clock.instant())
                            .map(use -> goOn(use, hash))
                            .orElseGet(() -> createKeyed(owner, wanted, hash, key));
        };
    }

    private Video create(String owner, NewVideo wanted, String hash) {
        Video video = withFileKept(owner, wanted, hash);
        if (!table.catalog().create(video)) {
            throw new IllegalStateException("two videos got the id " + video.id());
        }
        return goOn(video);
    }

    private Video createKeyed(String owner, NewVideo wanted, String hash, String key) {
        Video video = withFileKept(owner, wanted, hash);
        if (table.keys().create(video, key, clock.instant())) {
            return goOn(video);
        }
        // Another request with the same key was faster, or is writing at this moment.
        video.referenceKey().ifPresent(bucket::delete);
        return table.keys()
                .find(owner, key, clock.instant())
                .map(use -> goOn(use, hash))
                .orElseThrow(ApiError.UNAVAILABLE::with);
    }

    /** A new video that is not in the catalog yet; its file is in the bucket. */
    private Video withFileKept(String owner, NewVideo wanted, String hash) {
        VideoId id = newId.get();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ceiling.take(owner, now);
        wanted.callback().ifPresent(url -> callbacks.keep(id, url, now));
        Optional<ReferenceFile> file = wanted.reference().map(Reference::file);
        Optional<String> key = file.map(given -> referenceKey(owner, id, given));
        file.ifPresent(
                given ->
                        bucket.putReference(
                                key.orElseThrow(), given.contentType(), given.bytes().array()));
        return Video.queued(id, owner, wanted.request(), hash, key, now, retention.map(now::plus));
    }

    private static String referenceKey(String owner, VideoId id, ReferenceFile file) {
        String digest = file.bytes().sha256().substring(0, DIGEST_IN_KEY);
        return ObjectKeys.referenceKey(owner, id, digest + "." + file.extension());
    }

    private Video goOn(IdempotencyKeys.Use use, String hash) {
        if (!use.requestHash().equals(hash)) {
            throw ApiError.IDEMPOTENCY_KEY_REUSED.with();
        }
        return goOn(
                table.catalog()
                        .find(use.videoId())
                        .orElseThrow(ApiError.IDEMPOTENCY_KEY_SPENT::with));
    }

    private Video goOn(Video video) {
        starter.startUnlessSubmitted(video);
        return video;
    }
}

package reelay.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import reelay.catalog.bucket.ObjectKeys;
import reelay.catalog.bucket.VideoBucket;
import reelay.media.FirstPicture;
import reelay.media.ImageKind;
import reelay.video.StepLog;
import reelay.video.StoredVideo;
import reelay.video.Video;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Keeps what shows what is in a stored video, so that who shows many fetches tens of kilobytes of
 * each: its provider's thumbnail, and where there is none its first picture as a film of its own.
 * None of it is a reason to fail: the video is paid for and there.
 */
record Posters(VideoBucket bucket, InstantSource clock) {

    /** With less time than this left, the provider is asked for nothing that is not needed. */
    private static final Duration LITTLE = Duration.ofMinutes(1);

    /**
     * The video with its poster; without one where none can be had.
     *
     * @param end when this process will be stopped
     */
    StoredVideo keep(Video video, ObjectWriter.Written written, FinishedJob job, Instant end) {
        Optional<StoredVideo> withImage =
                clock.instant().isBefore(end.minus(LITTLE))
                        ? withImage(video, written.video(), job)
                        : Optional.empty();
        return withImage.orElseGet(
                () ->
                        written.picture()
                                .map(picture -> withFilm(video, written, picture))
                                .orElse(written.video()));
    }

    /** What its provider calls an image is kept as what its bytes are. */
    private Optional<StoredVideo> withImage(Video video, StoredVideo stored, FinishedJob job) {
        Optional<byte[]> image = job.thumbnail();
        Optional<String> type = image.flatMap(ImageKind::of).map(ImageKind::contentType);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String key = ObjectKeys.posterKey(video);
        try {
            bucket.putPoster(key, type.get(), image.orElseThrow());
            return Optional.of(stored.withPoster(key, type.get()));
        } catch (SdkException trouble) {
            StepLog.warn("store.no_thumbnail", video.id(), trouble.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private StoredVideo withFilm(Video video, ObjectWriter.Written written, FirstPicture picture) {
        StoredVideo stored = written.video();
        String key = ObjectKeys.posterKey(video);
        try {
            byte[] bytes =
                    written.bytes()
                            .map(picture::in)
                            .orElseGet(
                                    () ->
                                            bucket.bytes(
                                                    stored.objectKey(),
                                                    picture.position(),
                                                    picture.length()));
            if (bytes.length != picture.length()) {
                // A store that knows no ranges; the video is there, whatever it shows of itself.
                StepLog.warn("store.no_poster", video.id(), bytes.length + " bytes were read back");
                return stored;
            }
            bucket.putPoster(key, FirstPicture.contentType(), picture.film(bytes));
            return stored.withPoster(key);
        } catch (SdkException trouble) {
            StepLog.warn("store.no_poster", video.id(), trouble.getClass().getSimpleName());
            return stored;
        }
    }
}

package reelay.store;

import reelay.catalog.VideoBucket;
import reelay.media.FirstPicture;
import reelay.video.StepLog;
import reelay.video.StoredVideo;
import reelay.video.Video;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Keeps the first picture of a stored video as a film of its own, so that who shows many videos
 * fetches tens of kilobytes of each. The one part that is needed is read back from the bucket.
 */
record Posters(VideoBucket bucket) {

    /** The video with its poster; without one where none can be had, which is no reason to fail. */
    StoredVideo keep(Video video, ObjectWriter.Written written) {
        StoredVideo stored = written.video();
        if (written.picture().isEmpty()) {
            return stored;
        }
        FirstPicture picture = written.picture().get();
        String key = VideoBucket.posterKey(video);
        try {
            byte[] bytes = bucket.bytes(stored.objectKey(), picture.position(), picture.length());
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

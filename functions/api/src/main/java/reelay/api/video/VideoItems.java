package reelay.api.video;

import reelay.catalog.IdempotencyKeys;
import reelay.catalog.OpenVideos;
import reelay.catalog.VideoCatalog;
import reelay.catalog.VideoListing;
import reelay.video.Environment;

/**
 * What the table of videos is asked.
 *
 * @param catalog for one video
 * @param keys for the video of an Idempotency-Key
 * @param listing for many, a page at a time
 * @param open for how many are not finished
 */
public record VideoItems(
        VideoCatalog catalog, IdempotencyKeys keys, VideoListing listing, OpenVideos open) {

    /** Reads VIDEOS_TABLE. */
    public static VideoItems from(Environment environment) {
        return new VideoItems(
                VideoCatalog.from(environment),
                IdempotencyKeys.from(environment),
                VideoListing.from(environment),
                OpenVideos.from(environment));
    }
}

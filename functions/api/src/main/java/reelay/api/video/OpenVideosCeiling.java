package reelay.api.video;

import java.time.Instant;
import reelay.api.http.ApiError;
import reelay.catalog.OpenVideos;

/**
 * How many unfinished videos an owner may have, waiting ones included: what a key that leaked, or
 * an app that loops, can cost at once.
 *
 * @param open counts them
 * @param most 0 for no ceiling
 */
public record OpenVideosCeiling(OpenVideos open, int most) {

    /**
     * Takes a place for one more.
     *
     * @throws reelay.api.http.ApiException 429 when there is none
     */
    void take(String owner, Instant now) {
        if (most > 0 && !open.take(owner, most, now)) {
            throw ApiError.TOO_MANY_OPEN.with(owner, most);
        }
    }
}

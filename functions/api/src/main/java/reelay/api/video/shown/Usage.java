package reelay.api.video.shown;

import java.math.BigDecimal;
import java.util.Optional;
import reelay.video.Job;
import reelay.video.Video;

/**
 * What a video took.
 *
 * @param costUsd what its provider says that it charged, in US dollars
 */
public record Usage(BigDecimal costUsd) {

    /** As its provider told; empty where it did not. */
    static Optional<Usage> of(Video video) {
        return video.acceptedJob().flatMap(Job::cost).map(Usage::new);
    }
}

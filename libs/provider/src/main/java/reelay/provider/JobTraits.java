package reelay.provider;

import java.time.Instant;
import java.util.Optional;
import reelay.video.VideoRequest;

/**
 * What a lost job must look like.
 *
 * @param request model, prompt, seconds, size and operation it was submitted with
 * @param createdSince not created before this
 * @param sourceJob the provider's id of the video it is made from, as far as it is still known
 */
public record JobTraits(VideoRequest request, Instant createdSince, Optional<String> sourceJob) {

    /** The traits of a new video. */
    public JobTraits(VideoRequest request, Instant createdSince) {
        this(request, createdSince, Optional.empty());
    }
}

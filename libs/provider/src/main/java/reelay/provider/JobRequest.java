package reelay.provider;

import java.util.Optional;
import reelay.video.VideoId;
import reelay.video.VideoRequest;

/**
 * What goes to the provider.
 *
 * @param videoId sent as {@code Idempotency-Key}, which some providers honour
 * @param request model, prompt, seconds, size and operation
 * @param reference the image the video starts from, if any
 * @param sourceJob the provider's id of the video it is made from; there unless it is a new one
 */
public record JobRequest(
        VideoId videoId,
        VideoRequest request,
        Optional<ReferenceImage> reference,
        Optional<String> sourceJob) {

    public JobRequest {
        if (sourceJob.isPresent() != request.operation().source().isPresent()) {
            throw new IllegalArgumentException(
                    "a job has a source exactly when its video has one: " + videoId);
        }
    }

    /** A new video. */
    public JobRequest(VideoId videoId, VideoRequest request, Optional<ReferenceImage> reference) {
        this(videoId, request, reference, Optional.empty());
    }
}

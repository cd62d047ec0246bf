package reelay.provider;

import java.util.Optional;
import reelay.video.VideoId;
import reelay.video.VideoRequest;

/**
 * What goes to the provider.
 *
 * @param videoId sent as {@code Idempotency-Key}, which some providers honour
 * @param request model, prompt, seconds and size
 * @param reference the image the video starts from, if any
 */
public record JobRequest(
        VideoId videoId, VideoRequest request, Optional<ReferenceImage> reference) {}

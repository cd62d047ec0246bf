package reelay.provider;

import java.time.Instant;
import reelay.video.VideoRequest;

/**
 * What a lost job must look like.
 *
 * @param request model, prompt, seconds and size it was submitted with
 * @param createdSince not created before this
 */
public record JobTraits(VideoRequest request, Instant createdSince) {}

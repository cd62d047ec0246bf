package reelay.video;

import java.time.Instant;

/**
 * The provider's own handle for a video.
 *
 * @param id as the provider gave it; any characters
 * @param provider name of the provider that works on it
 * @param submittedAt when the provider accepted it
 */
public record Job(String id, String provider, Instant submittedAt) {}

package reelay.provider.models;

import java.math.BigDecimal;
import java.util.Optional;
import reelay.video.VideoSize;

/**
 * What a second costs.
 *
 * @param resolution for videos of this tier, in the provider's own word; empty for all
 * @param size for videos of this size; empty for all
 * @param sound for videos with sound or without; empty for both
 * @param usdPerSecond US dollars
 */
public record Price(
        Optional<String> resolution,
        Optional<VideoSize> size,
        Optional<Boolean> sound,
        BigDecimal usdPerSecond) {}

package reelay.accesscheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import reelay.video.Json;

/**
 * The input of the function, any JSON.
 *
 * @param scheduled whether the schedule asks, which does so every minute and gets a check when one
 *     is due; everybody else gets one at once
 * @param patience longest wait for the provider; empty for as long as the function has time
 */
record CheckRequest(boolean scheduled, Optional<Duration> patience) {

    /**
     * Reads {@code scheduled} and {@code patience_seconds}; both may be missing.
     *
     * @throws IllegalArgumentException if the input is not JSON
     */
    static CheckRequest read(byte[] input) {
        JsonNode tree = tree(input);
        JsonNode patience = tree.path("patience_seconds");
        return new CheckRequest(
                tree.path("scheduled").asBoolean(false),
                patience.isIntegralNumber() && patience.asLong() > 0
                        ? Optional.of(Duration.ofSeconds(patience.asInt()))
                        : Optional.empty());
    }

    private static JsonNode tree(byte[] input) {
        JsonNode tree;
        try {
            tree = Json.tree(input);
        } catch (IOException e) {
            throw new IllegalArgumentException("the input must be JSON, such as {}", e);
        }
        if (tree.isMissingNode()) {
            throw new IllegalArgumentException("the input is empty; it must be JSON, such as {}");
        }
        return tree;
    }
}

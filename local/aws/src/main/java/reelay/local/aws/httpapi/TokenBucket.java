package reelay.local.aws.httpapi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets through a burst at once and then a steady rate. */
final class TokenBucket {

    private final Throttling throttling;
    private final InstantSource clock;
    private double tokens;
    private Instant filledAt;

    TokenBucket(Throttling throttling, InstantSource clock) {
        this.throttling = throttling;
        this.clock = clock;
        this.tokens = throttling.burst();
        this.filledAt = clock.instant();
    }

    synchronized boolean take() {
        Instant now = clock.instant();
        double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
        tokens = Math.min(throttling.burst(), tokens + Math.max(0, seconds) * throttling.rate());
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}

package reelay.stack.faults.plan;

import java.time.Duration;

/**
 * What an app asks for, and when.
 *
 * @param image whether it begins with a reference image
 * @param idempotencyKey whether the app sends one and never gives up, or leaves repeats to its SDK
 * @param after how long after the world began
 */
public record Wish(
        String owner, String prompt, boolean image, boolean idempotencyKey, Duration after) {}

package reelay.api.video.shown;

import java.time.Instant;
import reelay.video.FailureCode;
import reelay.video.Tried;

/**
 * One that was asked for a video and certainly did not take it, so that another was asked.
 *
 * @param target the provider's kind and its model, such as {@code kling/kling-3.0}
 * @param code why, in the words of {@code error.code}
 * @param at when it said so last; Unix seconds
 */
public record TriedTarget(String target, FailureCode code, Instant at) {

    static TriedTarget of(Tried tried) {
        return new TriedTarget(tried.target(), tried.code(), tried.at());
    }
}

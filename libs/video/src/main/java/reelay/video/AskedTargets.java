package reelay.video;

import java.util.List;
import java.util.Optional;

/**
 * Which targets have been asked for a video.
 *
 * @param claimed the one that the last submit went to, such as {@code kling/kling-3.0}; empty
 *     before the first, and in items from before there were targets
 * @param fixed whether no other may be asked any more, because that one may once have taken it
 * @param tried those that certainly did not take it, in the order in which they were first asked
 */
public record AskedTargets(Optional<String> claimed, boolean fixed, List<Tried> tried) {

    /** Nobody has been asked. */
    public static final AskedTargets NONE = new AskedTargets(Optional.empty(), false, List.of());

    public AskedTargets {
        tried = List.copyOf(tried);
    }
}

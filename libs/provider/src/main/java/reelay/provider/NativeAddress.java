package reelay.provider;

import java.net.URI;
import java.time.Duration;

/**
 * Where a provider with a wire of its own is asked, and how long its answers may take.
 *
 * @param base its address, without the paths of its routes
 * @param timeout longest wait for the first byte of any answer, and between two bytes of a body
 */
public record NativeAddress(URI base, Duration timeout) {

    public NativeAddress {
        String scheme = base.getScheme() == null ? "" : base.getScheme();
        if (!scheme.matches("(?i)https?") || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "a provider's address begins with https:// and names a host, was "
                            + BaseAddress.shown(base));
        }
    }

    /** The same with less patience, for a question that somebody waits for. */
    public NativeAddress within(Duration longest) {
        return timeout.compareTo(longest) <= 0 ? this : new NativeAddress(base, longest);
    }
}

package reelay.emulators.http;

import java.util.Optional;

/**
 * Where a server listens and who may come in. Programs on this machine may; web pages may not,
 * whatever site they are from, because a browser sends what a page wants to any port.
 *
 * @param port TCP port on 127.0.0.1; 0 takes a free one
 * @param demanded the key a caller must sign with; empty lets in who does not sign
 * @param pages whether web pages may call: where they have something to look for, and every answer
 *     that matters wants a key of the caller's
 */
public record Door(int port, Optional<AccessKey> demanded, boolean pages) {

    /** For programs, signed or not: what a test starts for itself. */
    public static Door unlocked(int port) {
        return new Door(port, Optional.empty(), false);
    }

    /** For programs that sign with this key. */
    public static Door locked(int port, AccessKey demanded) {
        return new Door(port, Optional.of(demanded), false);
    }

    /** For programs and pages. */
    public static Door forPages(int port) {
        return new Door(port, Optional.empty(), true);
    }
}

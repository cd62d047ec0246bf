package reelay.local.http;

import java.util.Optional;
import java.util.Set;

/**
 * Where a server listens and who may come in. Programs on this machine may; web pages may not,
 * whatever site they are from, because a browser sends what a page wants to any port.
 *
 * @param port TCP port on 127.0.0.1; 0 takes a free one
 * @param lock what a caller must have a key for; empty lets in who has none
 * @param pages whether web pages may call: where they have something to look for, and every answer
 *     that matters wants a key of the caller's
 * @param names what else this machine is called, beside 127.0.0.1 and localhost: where a test plays
 *     a host of the internet
 */
public record Door(int port, Optional<Lock> lock, boolean pages, Set<String> names) {

    public Door {
        names = Set.copyOf(names);
    }

    /** For programs, with or without a key: what a test starts for itself. */
    public static Door unlocked(int port) {
        return new Door(port, Optional.empty(), false, Set.of());
    }

    /** For programs that have the key. */
    public static Door locked(int port, Lock lock) {
        return new Door(port, Optional.of(lock), false, Set.of());
    }

    /** For programs and pages. */
    public static Door forPages(int port) {
        return new Door(port, Optional.empty(), true, Set.of());
    }

    /** The same, also under these names. */
    public Door named(Set<String> others) {
        return new Door(port, lock, pages, others);
    }
}

package reelay.simulator.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Which account is played, and from when on it is ready. Thread-safe. */
public final class Accounts {

    private final InstantSource clock;
    private Account played;
    private Optional<Instant> opensAt = Optional.empty();

    /** Plays this one at first. */
    public Accounts(Account first, InstantSource clock) {
        this.played = first;
        this.clock = clock;
    }

    /** Plays this one from now on. */
    public void play(Account account) {
        play(account, Optional.empty());
    }

    /**
     * Plays this one for a while.
     *
     * @param opens when it turns into {@link Account#READY}; empty for never
     */
    public synchronized void play(Account account, Optional<Instant> opens) {
        played = account;
        opensAt = opens;
    }

    /** The one to play at this moment. */
    public synchronized Account now() {
        boolean open = opensAt.filter(opens -> !clock.instant().isBefore(opens)).isPresent();
        return open ? Account.READY : played;
    }

    /** When it turns ready; empty for never. */
    public synchronized Optional<Instant> opensAt() {
        return opensAt;
    }
}

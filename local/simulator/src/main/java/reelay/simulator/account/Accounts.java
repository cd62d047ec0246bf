package reelay.simulator.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which account is played, and from when on it is ready: one for every provider that has none of
 * its own. Thread-safe.
 */
public final class Accounts {

    private record Played(Account account, Optional<Instant> opensAt) {
        Account at(Instant now) {
            boolean open = opensAt.filter(opens -> !now.isBefore(opens)).isPresent();
            return open ? Account.READY : account;
        }
    }

    private final InstantSource clock;
    private final Map<String, Played> own = new TreeMap<>();
    private Played usual;

    /** Plays these at first. */
    public Accounts(PlayedAccounts first, InstantSource clock) {
        this.usual = new Played(first.usual(), Optional.empty());
        first.own()
                .forEach(
                        (provider, account) ->
                                own.put(provider, new Played(account, Optional.empty())));
        this.clock = clock;
    }

    /** Plays this one from now on, for every provider. */
    public void play(Account account) {
        play(account, Optional.empty());
    }

    /**
     * Plays this one for a while, for every provider.
     *
     * @param opens when it turns into {@link Account#READY}; empty for never
     */
    public synchronized void play(Account account, Optional<Instant> opens) {
        usual = new Played(account, opens);
        own.clear();
    }

    /**
     * The same for one provider alone.
     *
     * @param provider path prefix of a wire, such as {@code kling}
     */
    public synchronized void play(String provider, Account account, Optional<Instant> opens) {
        own.put(provider, new Played(account, opens));
    }

    /** The one that the Videos protocol and all without one of their own play at this moment. */
    public synchronized Account now() {
        return usual.at(clock.instant());
    }

    /** The one that this provider plays at this moment. */
    public synchronized Account now(String provider) {
        return own.getOrDefault(provider, usual).at(clock.instant());
    }

    /** When it turns ready; empty for never. */
    public synchronized Optional<Instant> opensAt() {
        return usual.opensAt();
    }
}

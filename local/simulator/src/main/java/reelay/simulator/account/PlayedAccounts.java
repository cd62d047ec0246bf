package reelay.simulator.account;

import java.util.Map;

/**
 * Whose accounts are played.
 *
 * @param usual of every provider that has none of its own
 * @param own by path prefix of a wire, such as {@code kling}
 */
public record PlayedAccounts(Account usual, Map<String, Account> own) {

    public PlayedAccounts {
        own = Map.copyOf(own);
    }

    /** The same at every provider. */
    public static PlayedAccounts everywhere(Account account) {
        return new PlayedAccounts(account, Map.of());
    }
}

package reelay.authorizer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the keys' secret, as somebody typed it; {@link ApiKeys} checks it.
 *
 * @param keys one entry per key
 */
record KeysSecret(@Nullable List<@Nullable Entry> keys) {

    /**
     * One key.
     *
     * @param sha256 SHA-256 of the key, 64 hex digits
     * @param owner whose videos the key reaches
     * @param operator whether the key is trusted with the account at the provider; absent is false
     */
    record Entry(@Nullable String sha256, @Nullable String owner, @Nullable Boolean operator) {}
}

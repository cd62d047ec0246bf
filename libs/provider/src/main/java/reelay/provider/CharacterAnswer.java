package reelay.provider;

import java.time.Instant;
import java.util.Optional;

/** What came of asking for a character. */
public sealed interface CharacterAnswer {

    /**
     * The character as the provider shows it.
     *
     * @param id the provider's own, absent while it has none
     * @param name its name, when the provider says it
     * @param createdAt when it was made
     */
    record Known(Optional<String> id, Optional<String> name, Instant createdAt)
            implements CharacterAnswer {}

    /** The provider certainly made or showed none. */
    record Declined(ProviderError error) implements CharacterAnswer {}

    /**
     * Nobody knows whether it made one.
     *
     * @param explanation what happened, without any secret
     */
    record Unclear(String explanation) implements CharacterAnswer {}
}

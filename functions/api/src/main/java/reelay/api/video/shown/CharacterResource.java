package reelay.api.video.shown;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import reelay.provider.CharacterAnswer;

/**
 * A character as clients see it: OpenAI's character object.
 *
 * @param id the provider's own; null while it has none
 * @param name null when the provider does not say it
 * @param createdAt Unix seconds
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CharacterResource(@Nullable String id, @Nullable String name, long createdAt) {

    /** The character as its provider told it. */
    public static CharacterResource of(CharacterAnswer.Known character) {
        return new CharacterResource(
                character.id().orElse(null),
                character.name().orElse(null),
                character.createdAt().getEpochSecond());
    }
}

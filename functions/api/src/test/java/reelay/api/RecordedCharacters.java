package reelay.api;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import reelay.provider.CharacterAnswer;
import reelay.provider.CharacterProvider;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

/** A provider's characters in memory, or the one answer it is told to give. */
public final class RecordedCharacters implements CharacterProvider {

    public final List<Integer> videoLengths = new ArrayList<>();
    private final Map<String, CharacterAnswer> byId = new HashMap<>();
    private @Nullable CharacterAnswer next;

    public void answersOnce(CharacterAnswer answer) {
        next = answer;
    }

    public void answersOnce(ProviderErrorKind kind) {
        answersOnce(declined(kind));
    }

    @Override
    public CharacterAnswer createCharacter(String name, ByteBuffer video) {
        videoLengths.add(video.remaining());
        CharacterAnswer answer = next;
        next = null;
        if (answer != null) {
            return answer;
        }
        String id = "char_" + byId.size();
        CharacterAnswer made =
                new CharacterAnswer.Known(
                        Optional.of(id), Optional.of(name), Instant.ofEpochSecond(1_790_000_000));
        byId.put(id, made);
        return made;
    }

    @Override
    public CharacterAnswer character(String id) {
        return byId.getOrDefault(id, declined(ProviderErrorKind.NOT_FOUND));
    }

    private static CharacterAnswer declined(ProviderErrorKind kind) {
        return new CharacterAnswer.Declined(
                new ProviderError(
                        kind,
                        OptionalInt.empty(),
                        Optional.empty(),
                        "its own words.",
                        Optional.empty(),
                        Optional.empty()));
    }
}

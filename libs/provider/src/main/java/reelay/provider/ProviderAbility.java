package reelay.provider;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reelay.video.environment.Environment;

/** What a deployment's settings may say that its provider can do. */
public enum ProviderAbility {
    /** Make a video from a prompt. */
    CREATE,
    /** Make one of its own videos again, changed. */
    REMIX,
    /** Change something in a video. */
    EDIT,
    /** Add to the end of a video. */
    EXTENSION,
    /** Edit and extend videos that it did not make itself, sent along as files. */
    UPLOAD,
    /** Keep characters that appear in videos. */
    CHARACTER;

    private static final String VARIABLE = "PROVIDER_OPERATIONS";

    /** The word in settings: the name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads PROVIDER_OPERATIONS, a list of these words. */
    public static Set<ProviderAbility> from(Environment environment) {
        Set<ProviderAbility> abilities = EnumSet.noneOf(ProviderAbility.class);
        for (String word : environment.list(VARIABLE)) {
            abilities.add(
                    Stream.of(values())
                            .filter(ability -> ability.word().equals(word))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            environment.odd(
                                                    VARIABLE, word, "some of " + all(), null)));
        }
        return Collections.unmodifiableSet(abilities);
    }

    private static String all() {
        return Stream.of(values()).map(ProviderAbility::word).collect(Collectors.joining(", "));
    }
}

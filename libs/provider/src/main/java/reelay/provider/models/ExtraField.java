package reelay.provider.models;

import java.util.Locale;

/** Fields of a create beside the protocol's own, taken where the model has them. */
public enum ExtraField {
    /** The ratio of the size, such as {@code 16:9}, instead of {@code size}. */
    ASPECT_RATIO,
    /** The tier of the size, such as {@code 720p}, instead of {@code size}. */
    RESOLUTION,
    /** A whole number that makes a video more or less repeatable. */
    SEED,
    /** Whether the video has sound. */
    GENERATE_AUDIO,
    /** What the video shall not show. */
    NEGATIVE_PROMPT,
    /** Address of the image that the video ends with. */
    LAST_FRAME;

    /** Its name in a request. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a model has it. */
    boolean of(ModelFacts facts) {
        return switch (this) {
            case ASPECT_RATIO, RESOLUTION -> facts.sizes() instanceof Sizes.Tiers;
            case SEED -> facts.seed();
            case GENERATE_AUDIO -> facts.sound() == Sound.OPTIONAL;
            case NEGATIVE_PROMPT -> facts.negativePrompt();
            case LAST_FRAME -> facts.images().contains(ImageRole.LAST_FRAME);
        };
    }
}

package reelay.provider.models;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import reelay.video.Operation;
import reelay.video.VideoSize;

/**
 * What a model can do and what it costs.
 *
 * @param name as deployments and apps call it
 * @param ownName as its provider calls it
 * @param origin where all this comes from
 * @param seconds how long its videos are
 * @param sizes how wide and high they are
 * @param operations what videos can be made from
 * @param images what images can be to them
 * @param imageDecidesShape whether a video that begins with an image has the image's shape,
 *     whatever size is asked for
 * @param sound whether it makes sound
 * @param seed whether it takes {@code seed}
 * @param negativePrompt whether it takes {@code negative_prompt}
 * @param limits how much of it an account may use at once
 * @param prices what a second costs; empty when nobody told
 * @param shutdown the day its provider switches it off, when it is known
 */
public record ModelFacts(
        String name,
        String ownName,
        Origin origin,
        Lengths seconds,
        Sizes sizes,
        Set<Operation.Kind> operations,
        Set<ImageRole> images,
        boolean imageDecidesShape,
        Sound sound,
        boolean seed,
        boolean negativePrompt,
        ModelLimits limits,
        List<Price> prices,
        Optional<LocalDate> shutdown) {

    public ModelFacts {
        operations = Set.copyOf(operations);
        images = Set.copyOf(images);
        prices = List.copyOf(prices);
    }

    /** Whether a name is this model's, for apps or at its provider. */
    public boolean called(String model) {
        return name.equals(model) || ownName.equals(model);
    }

    /** The fields beside the protocol's own that it takes, in the order of {@link ExtraField}. */
    public List<String> extraFields() {
        return Stream.of(ExtraField.values())
                .filter(field -> field.of(this))
                .map(ExtraField::word)
                .toList();
    }

    /** The same for people. */
    String extraFieldWords() {
        return extraFields().isEmpty() ? "none" : String.join(", ", extraFields());
    }

    /** A size in the provider's words; empty when it goes as it is. */
    public Optional<Shape> shape(VideoSize size) {
        return sizes.of(size);
    }
}

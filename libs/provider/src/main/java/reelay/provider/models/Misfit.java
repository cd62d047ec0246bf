package reelay.provider.models;

import java.util.Optional;
import reelay.video.Operation;
import reelay.video.VideoRequest;

/**
 * What a model cannot do of what is asked of it.
 *
 * @param field of the request, as apps send it
 * @param value that was asked for
 * @param can what the model takes there
 */
public record Misfit(String field, String value, String can) {

    /**
     * The first thing that a model cannot do; empty when it can do all of it.
     *
     * @param image whether the video begins with an image
     */
    public static Optional<Misfit> of(ModelFacts facts, VideoRequest request, boolean image) {
        if (!facts.operations().contains(request.operation().kind())) {
            return misfit("operation", request.operation().kind().word(), words(facts));
        }
        if (!facts.seconds().contains(request.seconds())) {
            return misfit("seconds", Integer.toString(request.seconds()), facts.seconds().words());
        }
        if (!facts.sizes().take(request.size())) {
            return misfit("size", request.size().toString(), facts.sizes().words());
        }
        if (image && !facts.images().contains(ImageRole.FIRST_FRAME)) {
            return misfit("input_reference", "an image", "a prompt alone");
        }
        return request.operation() instanceof Operation.Create create
                ? create.extra().fields().keySet().stream()
                        .filter(name -> !facts.extraFields().contains(name))
                        .findFirst()
                        .flatMap(name -> misfit(name, name, facts.extraFieldWords()))
                : Optional.empty();
    }

    private static String words(ModelFacts facts) {
        return String.join(
                ", ", facts.operations().stream().map(Operation.Kind::word).sorted().toList());
    }

    private static Optional<Misfit> misfit(String field, String value, String can) {
        return Optional.of(new Misfit(field, value, can));
    }
}

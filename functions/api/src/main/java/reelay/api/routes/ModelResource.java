package reelay.api.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reelay.api.video.Offer;
import reelay.provider.target.Target;

/**
 * A model as clients see it: OpenAI's model object, and what is known of those who make it.
 *
 * @param id its name
 * @param object always "model"
 * @param created Unix seconds; 0, because a deployment does not know when a model was made
 * @param ownedBy always "reelay"
 * @param shutdownDate YYYY-MM-DD; null when none is known
 * @param madeBy who makes its videos, the one that is asked first first, with what each can do and
 *     what it costs; absent where one provider makes them under the same name and nobody described
 *     it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ModelResource(
        String id,
        String object,
        long created,
        String ownedBy,
        @Nullable String shutdownDate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<MakerResource> madeBy) {

    static ModelResource of(String model, Offer offer) {
        return new ModelResource(
                model,
                "model",
                0,
                "reelay",
                offer.shutdownDate(model).map(LocalDate::toString).orElse(null),
                makers(model, offer));
    }

    private static @Nullable List<MakerResource> makers(String model, Offer offer) {
        List<Target> targets = offer.targets(model);
        boolean plain =
                targets.size() == 1
                        && targets.getFirst().facts().isEmpty()
                        && targets.getFirst().model().equals(model);
        return plain
                ? null
                : targets.stream().map(target -> MakerResource.of(target, model, offer)).toList();
    }
}

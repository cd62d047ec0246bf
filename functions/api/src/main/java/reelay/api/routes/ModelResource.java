package reelay.api.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reelay.api.video.Offer;

/**
 * A model as clients see it: OpenAI's model object.
 *
 * @param id its name
 * @param object always "model"
 * @param created Unix seconds; 0, because a deployment does not know when a model was made
 * @param ownedBy always "reelay"
 * @param shutdownDate YYYY-MM-DD; null when none is known
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ModelResource(
        String id, String object, long created, String ownedBy, @Nullable String shutdownDate) {

    static ModelResource of(String model, Offer offer) {
        return new ModelResource(
                model,
                "model",
                0,
                "reelay",
                offer.shutdownDate(model).map(LocalDate::toString).orElse(null));
    }
}

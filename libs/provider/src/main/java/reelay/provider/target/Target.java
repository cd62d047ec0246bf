package reelay.provider.target;

import java.util.Optional;
import reelay.provider.models.ModelFacts;

/**
 * Who may make a video.
 *
 * @param kind of the provider, as kept with each job
 * @param model as that provider calls it
 * @param facts what the model can do; empty where the deployment's own settings describe it
 */
public record Target(String kind, String model, Optional<ModelFacts> facts) {

    /** As settings and records write it, such as {@code kling/kling-3.0}. */
    public String word() {
        return kind + "/" + facts.map(ModelFacts::name).orElse(model);
    }
}

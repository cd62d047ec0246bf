package reelay.provider.target;

import java.util.Optional;
import reelay.provider.models.Misfit;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.models.ModelFacts;
import reelay.provider.site.OpenAi;
import reelay.video.VideoRequest;

/**
 * Who may make a video.
 *
 * @param kind of the provider, as kept with each job
 * @param model as that provider calls it
 * @param facts what the model can do; empty where the deployment's own settings describe it
 */
public record Target(String kind, String model, Optional<ModelFacts> facts) {

    /** The target of such a word; its facts only where the catalogue still has the model. */
    public static Target ofWord(String word) {
        int slash = word.indexOf('/');
        String kind = word.substring(0, Math.max(slash, 0));
        String model = word.substring(slash + 1);
        return kind.equals(OpenAi.KIND)
                ? new Target(kind, model, Optional.empty())
                : ModelCatalogue.builtIn()
                        .model(kind, model)
                        .map(facts -> new Target(kind, facts.ownName(), Optional.of(facts)))
                        .orElseGet(() -> new Target(kind, model, Optional.empty()));
    }

    /**
     * What it certainly cannot do of what is asked; empty when it can, or when nobody described it.
     *
     * @param image whether the video begins with an image
     */
    public Optional<Misfit> misfit(VideoRequest request, boolean image) {
        return facts.flatMap(known -> Misfit.of(known, request, image));
    }

    /** As settings and records write it, such as {@code kling/kling-3.0}. */
    public String word() {
        return kind + "/" + facts.map(ModelFacts::name).orElse(model);
    }
}

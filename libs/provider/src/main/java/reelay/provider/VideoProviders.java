package reelay.provider;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reelay.provider.target.Target;

/** The one place that chooses a provider: by what an app asks for, or by who has a job. */
public final class VideoProviders {

    private final Function<String, Optional<VideoProvider>> kinds;
    private final Function<String, List<Target>> targets;
    private final VideoProvider first;

    /**
     * @param kinds the provider of a kind
     * @param targets who may make videos of a model
     * @param first who is asked for a model that nobody here makes any more
     */
    public VideoProviders(
            Function<String, Optional<VideoProvider>> kinds,
            Function<String, List<Target>> targets,
            VideoProvider first) {
        this.kinds = kinds;
        this.targets = targets;
        this.first = first;
    }

    /** One provider for every model and every job. */
    public static VideoProviders only(VideoProvider provider) {
        return new VideoProviders(
                _ -> Optional.of(provider),
                model -> List.of(new Target(provider.name(), model, Optional.empty())),
                provider);
    }

    /** The provider that is asked first for videos of this model. */
    public VideoProvider of(String model) {
        return targets(model).stream()
                .findFirst()
                .flatMap(target -> ofKind(target.kind()))
                .orElse(first);
    }

    /**
     * Who may make videos of this model, the one that is asked first first; empty when nobody here
     * does any more.
     */
    public List<Target> targets(String model) {
        return targets.apply(model);
    }

    /** The provider of that kind, which a job names; empty when the deployment has it no more. */
    public Optional<VideoProvider> ofKind(String kind) {
        return kinds.apply(kind);
    }
}

package reelay.provider.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.models.ProviderFacts;
import reelay.provider.site.OpenAi;
import reelay.video.environment.BadEnvironmentException;
import reelay.video.environment.Environment;

/**
 * The models that apps may ask for, and who makes them.
 *
 * @param models the one of requests that name none first; empty where nobody asks for any
 * @param kinds the providers that there are
 */
public record OfferedModels(List<OfferedModel> models, DeployedKinds kinds) {

    private static final String VARIABLE = "VIDEO_MODELS";

    private static final ModelCatalogue CATALOGUE = ModelCatalogue.builtIn();

    public OfferedModels {
        models = List.copyOf(models);
    }

    /** None by name; every model has the target that it has without a map. */
    public static OfferedModels unnamed(DeployedKinds kinds) {
        return new OfferedModels(List.of(), kinds);
    }

    /**
     * Reads VIDEO_MODELS: names, and targets where a model is made under another name, such as
     * {@code sora-2=kling/kling-3.0|seedance/seedance-2.5}. Empty offers every model that the
     * catalogue has of the deployed kinds.
     */
    public static OfferedModels from(Environment environment, DeployedKinds kinds) {
        List<OfferedModel> models = new ArrayList<>();
        for (String entry : environment.listOrNone(VARIABLE)) {
            OfferedModel model = read(environment, entry, kinds);
            if (models.stream().noneMatch(model::equals)) {
                if (models.stream().anyMatch(other -> other.name().equals(model.name()))) {
                    throw environment.odd(VARIABLE, entry, "a list of models, each once", null);
                }
                models.add(model);
            }
        }
        return new OfferedModels(models.isEmpty() ? all(environment, kinds) : models, kinds);
    }

    private static OfferedModel read(Environment environment, String entry, DeployedKinds kinds) {
        int equals = entry.indexOf('=');
        if (equals < 0) {
            return new OfferedModel(entry, List.of(bare(environment, entry, kinds)));
        }
        List<Target> targets = new ArrayList<>();
        for (String word : entry.substring(equals + 1).split("\\|", -1)) {
            Target target = target(environment, word.strip(), kinds);
            if (targets.contains(target)) {
                throw environment.odd(VARIABLE, entry, "targets, each once", null);
            }
            targets.add(target);
        }
        String name = entry.substring(0, equals).strip();
        if (name.isEmpty()) {
            throw environment.odd(VARIABLE, entry, "a name before each =", null);
        }
        return new OfferedModel(name, targets);
    }

    private static Target target(Environment environment, String word, DeployedKinds kinds) {
        int slash = word.indexOf('/');
        String kind = word.substring(0, Math.max(slash, 0));
        if (!kinds.has(kind)) {
            throw environment.odd(
                    VARIABLE,
                    word,
                    "targets such as kling/kling-3.0, of the kinds in PROVIDERS: "
                            + String.join(", ", kinds.kinds()),
                    null);
        }
        return of(kind, word.substring(slash + 1))
                .orElseThrow(() -> unlisted(environment, word, kind));
    }

    private static BadEnvironmentException unlisted(
            Environment environment, String word, String kind) {
        String listed =
                CATALOGUE.kind(kind).stream()
                        .flatMap(provider -> provider.models().stream())
                        .map(model -> kind + "/" + model.name())
                        .collect(Collectors.joining(", "));
        return environment.odd(VARIABLE, word, "targets of the catalogue: " + listed, null);
    }

    /** A name alone means the one provider that has it. */
    private static Target bare(Environment environment, String name, DeployedKinds kinds) {
        List<Target> possible = possible(name, kinds);
        if (possible.isEmpty()) {
            throw environment.odd(
                    VARIABLE,
                    name,
                    "models that "
                            + String.join(" or ", kinds.kinds())
                            + " has, or names with a target, such as "
                            + name
                            + "=kling/kling-3.0; empty offers all that it has",
                    null);
        }
        if (possible.size() > 1) {
            throw environment.odd(
                    VARIABLE,
                    name,
                    "names of which it is clear who makes them: "
                            + possible.stream()
                                    .map(target -> name + "=" + target.word())
                                    .collect(Collectors.joining(" or ")),
                    null);
        }
        return possible.getFirst();
    }

    private static List<Target> possible(String name, DeployedKinds kinds) {
        int slash = name.indexOf('/');
        List<Target> possible = new ArrayList<>();
        for (String kind : kinds.natives()) {
            CATALOGUE
                    .model(kind, name)
                    .or(
                            () ->
                                    slash > 0 && name.substring(0, slash).equals(kind)
                                            ? CATALOGUE.model(kind, name.substring(slash + 1))
                                            : Optional.empty())
                    .map(facts -> new Target(kind, facts.ownName(), Optional.of(facts)))
                    .ifPresent(possible::add);
        }
        if (kinds.has(OpenAi.KIND)) {
            possible.addFirst(new Target(OpenAi.KIND, name, Optional.empty()));
        }
        if (possible.isEmpty()) {
            kinds.natives().stream()
                    .flatMap(kind -> of(kind, name).stream())
                    .forEach(possible::add);
        }
        return possible;
    }

    /** A model of a kind; empty when that provider is asked for none but the listed ones. */
    private static Optional<Target> of(String kind, String model) {
        if (model.isEmpty()) {
            return Optional.empty();
        }
        if (kind.equals(OpenAi.KIND)) {
            return Optional.of(new Target(kind, model, Optional.empty()));
        }
        return CATALOGUE
                .model(kind, model)
                .map(facts -> new Target(kind, facts.ownName(), Optional.of(facts)))
                .or(
                        () ->
                                CATALOGUE
                                        .kind(kind)
                                        .filter(ProviderFacts::unlistedModels)
                                        .map(_ -> new Target(kind, model, Optional.empty())));
    }

    private static List<OfferedModel> all(Environment environment, DeployedKinds kinds) {
        List<OfferedModel> all = new ArrayList<>();
        for (String kind : kinds.kinds()) {
            for (var facts : CATALOGUE.kind(kind).orElseThrow().models()) {
                all.add(
                        new OfferedModel(
                                facts.name(),
                                List.of(target(environment, kind + "/" + facts.name(), kinds))));
            }
        }
        return all;
    }

    /**
     * The models that a kind of provider may be asked for, each as that provider calls it, once.
     */
    public List<String> of(String kind) {
        return models.stream()
                .flatMap(model -> model.targets().stream())
                .filter(target -> target.kind().equals(kind))
                .map(Target::model)
                .distinct()
                .toList();
    }

    /** The names, as apps send them. */
    public List<String> names() {
        return models.stream().map(OfferedModel::name).toList();
    }

    /**
     * Who may make the videos of a model, the one that is asked first first. One that is not
     * offered any more has the target that its name alone has; empty when it has none.
     */
    public List<Target> targets(String name) {
        return models.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .map(OfferedModel::targets)
                .orElseGet(() -> possible(name, kinds).stream().limit(1).toList());
    }
}

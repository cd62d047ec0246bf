package reelay.api.video;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;
import reelay.api.reference.SourceVideo;
import reelay.provider.ProviderAbility;
import reelay.provider.ProviderSettings;
import reelay.provider.models.ModelFacts;
import reelay.provider.site.OpenAi;
import reelay.provider.target.KnownPrices;
import reelay.provider.target.OfferedModels;
import reelay.provider.target.Target;
import reelay.video.VideoSize;
import reelay.video.environment.Environment;

/**
 * What this deployment makes; the first of each list is the default.
 *
 * @param offered the models, and who makes them
 * @param seconds whole numbers as text
 * @param sizes such as 1280x720
 * @param provider the host name of the provider of kind {@code openai}, else the kinds that there
 *     are, for error messages
 * @param abilities what that provider can do
 * @param extraFields fields of a create that are passed on to it as they come
 * @param shutdownDates when models are switched off
 * @param prices US dollars for a second, by model; empty where nobody told
 */
public record Offer(
        OfferedModels offered,
        List<String> seconds,
        List<String> sizes,
        String provider,
        Set<ProviderAbility> abilities,
        List<String> extraFields,
        ShutdownDates shutdownDates,
        Map<String, BigDecimal> prices) {

    /** Longest video, in seconds; an hour is far more than any provider makes. */
    private static final int MOST_SECONDS = 3600;

    public Offer {
        seconds = List.copyOf(seconds);
        sizes = List.copyOf(sizes);
        abilities = Set.copyOf(abilities);
        extraFields = List.copyOf(extraFields);
        prices = Map.copyOf(prices);
    }

    /**
     * Refuses an operation that the provider does not have.
     *
     * @throws reelay.api.http.ApiException naming both
     */
    public void check(ProviderAbility ability) {
        if (!abilities.contains(ability)) {
            throw switch (ability) {
                case CREATE -> notOffered("creating videos");
                case REMIX -> notOffered("remixing videos");
                case EDIT -> notOffered("editing videos");
                case EXTENSION -> notOffered("extending videos");
                case CHARACTER -> notOffered("characters");
                case UPLOAD -> ApiError.VIDEO_UPLOAD_NOT_OFFERED.about(SourceVideo.FIELD, provider);
            };
        }
    }

    /**
     * Refuses to make a video of one that a provider made which has no such operation: so far a
     * server of OpenAI's protocol alone takes more than creates.
     *
     * @param source who has a job of it, if anybody has
     * @param model of the new video
     */
    void checkDerived(Optional<String> source, String model) {
        source.filter(offered.kinds().natives()::contains)
                .or(
                        () ->
                                targets(model).stream()
                                        .findFirst()
                                        .map(Target::kind)
                                        .filter(_ -> !byOpenAi(model)))
                .ifPresent(
                        kind -> {
                            throw ApiError.OPERATION_NOT_OFFERED.with(
                                    kind, "making a video of another");
                        });
    }

    private boolean byOpenAi(String model) {
        return targets(model).stream().anyMatch(target -> target.kind().equals(OpenAi.KIND));
    }

    private ApiException notOffered(String doing) {
        return ApiError.OPERATION_NOT_OFFERED.with(provider, doing);
    }

    /** Who may make the videos of a model that is offered, the one that is asked first first. */
    public List<Target> targets(String model) {
        return offered.targets(model);
    }

    /** The lengths of the model of requests that name none; the first is its default. */
    public List<String> usualSeconds() {
        return usual().map(
                        facts ->
                                Stream.concat(
                                                seconds.stream(),
                                                facts.seconds().all().stream().map(String::valueOf))
                                        .filter(
                                                it ->
                                                        facts.seconds()
                                                                .contains(Integer.parseInt(it)))
                                        .distinct()
                                        .toList())
                .orElse(seconds);
    }

    /** The sizes of the model of requests that name none; the first is its default. */
    public List<String> usualSizes() {
        return usual().map(
                        facts ->
                                Stream.concat(
                                                sizes.stream(),
                                                facts.sizes().examples().stream()
                                                        .map(VideoSize::toString))
                                        .filter(it -> facts.sizes().take(VideoSize.of(it)))
                                        .distinct()
                                        .toList())
                .orElse(sizes);
    }

    private Optional<ModelFacts> usual() {
        return targets(models().getFirst()).getFirst().facts();
    }

    /** Every field beside the protocol's own that some model takes. */
    Stream<String> allExtraFields() {
        return Stream.concat(
                        extraFields.stream(),
                        offered.models().stream()
                                .flatMap(model -> model.targets().stream())
                                .flatMap(target -> target.facts().stream())
                                .flatMap(facts -> facts.extraFields().stream()))
                .distinct();
    }

    /** The models' names, as apps send them. */
    public List<String> models() {
        return offered.names();
    }

    /** The day a model is switched off, when it is known. */
    public Optional<LocalDate> shutdownDate(String model) {
        Target first = offered.targets(model).getFirst();
        return shutdownDates
                .of(model)
                .or(() -> first.facts().flatMap(ModelFacts::shutdown))
                .or(
                        () ->
                                first.kind().equals(OpenAi.KIND)
                                        ? shutdownDates.atTheHost(first.model())
                                        : Optional.empty());
    }

    /**
     * Reads VIDEO_MODELS, VIDEO_SECONDS, VIDEO_SIZES, VIDEO_PRICES, PROVIDER_OPERATIONS,
     * PROVIDER_EXTRA_FIELDS and MODEL_SHUTDOWN_DATES.
     */
    public static Offer from(Environment environment, ProviderSettings provider) {
        List<String> seconds = environment.list("VIDEO_SECONDS");
        for (String value : seconds) {
            if (!value.matches("[1-9][0-9]{0,3}") || Integer.parseInt(value) > MOST_SECONDS) {
                throw environment.odd(
                        "VIDEO_SECONDS", value, "whole numbers from 1 to " + MOST_SECONDS, null);
            }
        }
        List<String> sizes = environment.list("VIDEO_SIZES");
        for (String value : sizes) {
            if (VideoSize.parse(value).isEmpty()) {
                throw environment.odd("VIDEO_SIZES", value, "sizes such as 1280x720", null);
            }
        }
        OfferedModels offered = OfferedModels.from(environment, provider.kinds());
        String host = provider.baseUrl().getHost();
        boolean speaksOpenAi = provider.kinds().has(OpenAi.KIND);
        return new Offer(
                offered,
                seconds,
                sizes,
                speaksOpenAi ? host : String.join(", ", provider.kinds().kinds()),
                speaksOpenAi
                        ? ProviderAbility.from(environment)
                        : onlyCreate(ProviderAbility.from(environment)),
                extraFields(environment),
                ShutdownDates.from(environment, host),
                KnownPrices.from(environment, offered.names()).stated());
    }

    /** The other kinds make new videos and nothing else, so far. */
    private static Set<ProviderAbility> onlyCreate(Set<ProviderAbility> allowed) {
        return allowed.contains(ProviderAbility.CREATE) ? Set.of(ProviderAbility.CREATE) : Set.of();
    }

    private static List<String> extraFields(Environment environment) {
        List<String> names = environment.listOrNone("PROVIDER_EXTRA_FIELDS");
        for (String name : names) {
            if (NewVideo.FIELDS.contains(name) || !name.matches("[A-Za-z][A-Za-z0-9_.-]{0,63}")) {
                throw environment.odd(
                        "PROVIDER_EXTRA_FIELDS",
                        name,
                        "names of fields that the API does not have itself",
                        null);
            }
        }
        return names;
    }
}

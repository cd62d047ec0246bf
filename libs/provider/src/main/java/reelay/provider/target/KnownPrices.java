package reelay.provider.target;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.provider.models.ModelFacts;
import reelay.provider.models.Price;
import reelay.provider.models.Shape;
import reelay.video.Operation;
import reelay.video.VideoRequest;
import reelay.video.environment.Environment;

/**
 * What videos cost, as far as somebody told: the deployment's settings for the provider of kind
 * {@code openai}, {@code models/} for the others.
 *
 * @param stated US dollars for a second, by the model's name for apps
 */
public record KnownPrices(Map<String, BigDecimal> stated) {

    public KnownPrices {
        stated = Map.copyOf(stated);
    }

    /**
     * Reads VIDEO_PRICES.
     *
     * @param models that are offered
     */
    public static KnownPrices from(Environment environment, List<String> models) {
        Map<String, BigDecimal> prices = new HashMap<>();
        for (String entry : environment.listOrNone("VIDEO_PRICES")) {
            int equals = entry.lastIndexOf('=');
            String price = entry.substring(equals + 1);
            if (equals < 1
                    || !models.contains(entry.substring(0, equals))
                    || !price.matches("[0-9]{1,4}([.][0-9]{1,4})?")) {
                throw environment.odd(
                        "VIDEO_PRICES",
                        entry,
                        "one of VIDEO_MODELS, = and US dollars for a second, such as 0.10",
                        null);
            }
            prices.put(entry.substring(0, equals), new BigDecimal(price));
        }
        return new KnownPrices(prices);
    }

    /** US dollars for a video; empty where nobody told, or it depends on what we do not know. */
    public Optional<BigDecimal> of(Target target, VideoRequest request) {
        Optional<BigDecimal> second =
                target.facts().isPresent()
                        ? second(target.facts().get(), request)
                        : Optional.ofNullable(stated.get(request.model()));
        return second.map(price -> price.multiply(BigDecimal.valueOf(made(request))));
    }

    /** Seconds that the provider makes. */
    private static int made(VideoRequest request) {
        return request.operation() instanceof Operation.Extension extension
                ? extension.addedSeconds()
                : request.seconds();
    }

    private static Optional<BigDecimal> second(ModelFacts facts, VideoRequest request) {
        Optional<String> tier = facts.shape(request.size()).map(Shape::resolution);
        List<BigDecimal> possible =
                facts.prices().stream()
                        .filter(price -> isFor(price, tier, request))
                        .map(Price::usdPerSecond)
                        .distinct()
                        .toList();
        return possible.size() == 1 ? Optional.of(possible.getFirst()) : Optional.empty();
    }

    private static boolean isFor(Price price, Optional<String> tier, VideoRequest request) {
        return (price.resolution().isEmpty() || price.resolution().equals(tier))
                && (price.size().isEmpty() || price.size().get().equals(request.size()));
    }
}

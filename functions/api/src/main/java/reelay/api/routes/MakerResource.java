package reelay.api.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reelay.api.video.Offer;
import reelay.provider.ProviderAbility;
import reelay.provider.models.ModelFacts;
import reelay.provider.models.Price;
import reelay.provider.models.Sizes;
import reelay.provider.target.Target;
import reelay.video.Operation;
import reelay.video.VideoSize;

/**
 * Who makes a model's videos, what that one can do and what it costs.
 *
 * @param target kind of provider and model, such as {@code kling/kling-3.0}
 * @param seconds lengths that may be asked for
 * @param sizes in pixels that may be asked for; where there are resolutions, these are examples
 * @param resolutions tiers, in the provider's words; absent where sizes are pixels
 * @param aspectRatios absent where sizes are pixels
 * @param operations some of create, remix, edit and extension
 * @param images what images can be to a video: first_frame, last_frame, reference; absent where
 *     nobody described it
 * @param imageDecidesShape whether a video that begins with an image has its shape
 * @param sound always, optional, never or unknown
 * @param extraFields fields beside the protocol's own that it takes
 * @param prices for a second; empty when nobody told
 * @param asOf the day all this was read; absent where the deployment's settings say it
 * @param unproved which of this was read second hand only, by the names in {@code models/}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MakerResource(
        String target,
        List<String> seconds,
        List<String> sizes,
        @Nullable List<String> resolutions,
        @Nullable List<String> aspectRatios,
        List<String> operations,
        @Nullable List<String> images,
        @Nullable Boolean imageDecidesShape,
        String sound,
        List<String> extraFields,
        List<PriceResource> prices,
        @Nullable String asOf,
        @Nullable List<String> unproved) {

    /**
     * A price; what it is not limited to is absent.
     *
     * @param usdPerSecond US dollars
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PriceResource(
            @Nullable String resolution,
            @Nullable String size,
            @Nullable Boolean sound,
            BigDecimal usdPerSecond) {

        static PriceResource of(Price price) {
            return new PriceResource(
                    price.resolution().orElse(null),
                    price.size().map(VideoSize::toString).orElse(null),
                    price.sound().orElse(null),
                    price.usdPerSecond());
        }
    }

    static MakerResource of(Target target, String model, Offer offer) {
        return target.facts()
                .map(facts -> described(target, facts))
                .orElseGet(() -> bySettings(target, model, offer));
    }

    private static MakerResource described(Target target, ModelFacts facts) {
        Sizes.@Nullable Tiers tiers = facts.sizes() instanceof Sizes.Tiers found ? found : null;
        return new MakerResource(
                target.word(),
                facts.seconds().all().stream().map(String::valueOf).toList(),
                facts.sizes().examples().stream().map(VideoSize::toString).toList(),
                tiers == null ? null : tiers.resolutions(),
                tiers == null ? null : tiers.ratioWords(),
                facts.operations().stream().map(Operation.Kind::word).sorted().toList(),
                facts.images().stream().map(MakerResource::word).sorted().toList(),
                facts.imageDecidesShape(),
                word(facts.sound()),
                facts.extraFields(),
                facts.prices().stream().map(PriceResource::of).toList(),
                facts.origin().asOf().toString(),
                facts.origin().unproved().stream().sorted().toList());
    }

    private static MakerResource bySettings(Target target, String model, Offer offer) {
        return new MakerResource(
                target.word(),
                offer.seconds(),
                offer.sizes(),
                null,
                null,
                Stream.of(
                                ProviderAbility.CREATE,
                                ProviderAbility.REMIX,
                                ProviderAbility.EDIT,
                                ProviderAbility.EXTENSION)
                        .filter(offer.abilities()::contains)
                        .map(ProviderAbility::word)
                        .toList(),
                null,
                null,
                "unknown",
                offer.extraFields(),
                Stream.ofNullable(offer.prices().get(model))
                        .map(price -> new PriceResource(null, null, null, price))
                        .toList(),
                null,
                null);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

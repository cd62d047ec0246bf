package reelay.api.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.reference.ReferencePixels;
import reelay.api.video.Offer;
import reelay.provider.ProviderAbility;

/** Shows what this deployment makes beside its models: what a form for a video has to offer. */
public record RetrieveOffer(Offer offer, ReferencePixels referencePixels) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        return ApiResponse.json(
                new Shown(
                        "offer",
                        offer.provider(),
                        offer.usualSeconds(),
                        offer.usualSizes(),
                        Stream.of(ProviderAbility.values())
                                .filter(offer.abilities()::contains)
                                .map(ProviderAbility::word)
                                .toList(),
                        referencePixels.name().toLowerCase(Locale.ROOT),
                        offer.prices()));
    }

    /**
     * The offer on the wire.
     *
     * @param object always "offer"
     * @param provider host name
     * @param seconds lengths; the first is the default
     * @param sizes in pixels; the first is the default
     * @param operations some of create, remix, edit, extension, upload and character
     * @param referencePixels any or exact
     * @param usdPerSecond US dollars for a second, by model; a model without a known price is not
     *     in it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Shown(
            String object,
            String provider,
            List<String> seconds,
            List<String> sizes,
            List<String> operations,
            String referencePixels,
            Map<String, BigDecimal> usdPerSecond) {}
}

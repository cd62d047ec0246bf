package reelay.stack;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.models.ProviderFacts;
import reelay.provider.site.OpenAi;
import reelay.simulator.ProviderSimulator;
import reelay.stack.setup.StackSettings;
import reelay.video.Secret;

/**
 * Whom the functions ask: real providers where a key or an address was given, else the simulator.
 *
 * @param simulator empty where nobody is played
 */
record ProvidersOfStack(StackSettings settings, Optional<ProviderSimulator> simulator) {

    private static final String ADDRESSES = "ProviderUrls";

    /** Whether the simulator plays any of them. */
    static boolean simulated(StackSettings settings) {
        return settings.kinds().all().stream().anyMatch(kind -> played(settings, kind));
    }

    private static boolean played(StackSettings settings, String kind) {
        return kind.equals(OpenAi.KIND)
                ? settings.provider().isEmpty()
                : !settings.kinds().keys().containsKey(kind)
                        && !addresses(settings).containsKey(kind);
    }

    /** Addresses that were given as a parameter, by kind. */
    private static Map<String, String> addresses(StackSettings settings) {
        Map<String, String> byKind = new HashMap<>();
        for (String entry : settings.parameters().getOrDefault(ADDRESSES, "").split(",", -1)) {
            if (!entry.isBlank()) {
                byKind.put(entry.replaceAll("=.*", "").strip(), entry.strip());
            }
        }
        return byKind;
    }

    /** Where the first of them is. */
    URI first() {
        String kind = settings.kinds().all().getFirst();
        if (kind.equals(OpenAi.KIND)) {
            return openAi().orElseThrow();
        }
        return played(settings, kind)
                ? simulator.orElseThrow().baseUrl(kind)
                : Optional.ofNullable(addresses(settings).get(kind))
                        .map(entry -> URI.create(entry.substring(kind.length() + 1)))
                        .or(() -> ModelCatalogue.builtIn().kind(kind).map(ProviderFacts::address))
                        .orElseThrow();
    }

    private Optional<URI> openAi() {
        return settings.kinds().all().contains(OpenAi.KIND)
                ? settings.provider()
                        .map(StackSettings.Provider::url)
                        .or(() -> simulator.map(ProviderSimulator::baseUrl))
                : Optional.empty();
    }

    /** The parameters of the template that say so. */
    Map<String, String> parameters() {
        Map<String, String> addresses = addresses(settings);
        for (String kind : settings.kinds().all()) {
            if (!kind.equals(OpenAi.KIND) && played(settings, kind)) {
                addresses.put(kind, kind + "=" + simulator.orElseThrow().baseUrl(kind));
            }
        }
        return Map.of(
                "Providers",
                String.join(",", settings.kinds().all()),
                "ProviderUrl",
                openAi().map(URI::toString).orElse(""),
                ADDRESSES,
                addresses.values().stream().sorted().collect(Collectors.joining(",")));
    }

    /** The keys of the accounts by kind. */
    Map<String, Secret> keys(Secret simulated) {
        Map<String, Secret> keys = new HashMap<>();
        for (String kind : settings.kinds().all()) {
            @Nullable Secret real =
                    kind.equals(OpenAi.KIND)
                            ? settings.provider().map(StackSettings.Provider::key).orElse(null)
                            : settings.kinds().keys().get(kind);
            keys.put(kind, real == null ? simulated : real);
        }
        return keys;
    }
}

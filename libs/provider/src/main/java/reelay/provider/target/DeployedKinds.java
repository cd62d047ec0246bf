package reelay.provider.target;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reelay.provider.BaseAddress;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.models.ProviderFacts;
import reelay.provider.reach.Reach;
import reelay.provider.site.OpenAi;
import reelay.video.environment.Environment;

/**
 * The providers of a deployment.
 *
 * @param kinds such as {@code openai} and {@code kling}, each once
 * @param addresses of those with a wire of their own; the one of {@code openai} is {@link
 *     BaseAddress}
 */
public record DeployedKinds(List<String> kinds, Map<String, URI> addresses) {

    /** A server that speaks OpenAI's protocol, and nobody else. */
    public static final DeployedKinds OPENAI = new DeployedKinds(List.of(OpenAi.KIND), Map.of());

    private static final String KINDS = "PROVIDERS";
    private static final String ADDRESSES = "PROVIDER_URLS";

    public DeployedKinds {
        kinds = List.copyOf(kinds);
        addresses = Map.copyOf(addresses);
    }

    /**
     * Reads PROVIDERS, PROVIDER_URLS and PROVIDER_ALLOWS_HTTP.
     *
     * @param wires the kinds whose wire is built, {@code openai} aside
     */
    public static DeployedKinds from(Environment environment, Collection<String> wires) {
        List<String> kinds = kinds(environment, wires);
        Map<String, URI> addresses = new HashMap<>();
        for (String kind : kinds) {
            if (!kind.equals(OpenAi.KIND)) {
                ModelCatalogue.builtIn()
                        .kind(kind)
                        .map(ProviderFacts::address)
                        .ifPresent(address -> addresses.put(kind, address));
            }
        }
        for (String entry : environment.listOrNone(ADDRESSES)) {
            int equals = entry.indexOf('=');
            String kind = entry.substring(0, Math.max(equals, 0));
            if (!addresses.containsKey(kind)) {
                throw environment.odd(
                        ADDRESSES,
                        entry,
                        "a kind of PROVIDERS, = and its address; that of openai is PROVIDER_URL",
                        null);
            }
            addresses.put(kind, address(environment, entry, entry.substring(equals + 1)));
        }
        return new DeployedKinds(kinds, addresses);
    }

    private static List<String> kinds(Environment environment, Collection<String> wires) {
        List<String> kinds = new ArrayList<>();
        for (String kind : environment.list(KINDS)) {
            if (!kind.equals(OpenAi.KIND) && !wires.contains(kind)) {
                List<String> built = new ArrayList<>(List.of(OpenAi.KIND));
                wires.stream().sorted().forEach(built::add);
                throw environment.odd(
                        KINDS,
                        kind,
                        "of the kinds that this version speaks to: " + String.join(", ", built),
                        null);
            }
            if (kinds.contains(kind)) {
                throw environment.odd(KINDS, kind, "kinds, each once", null);
            }
            kinds.add(kind);
        }
        return kinds;
    }

    private static URI address(Environment environment, String entry, String text) {
        BaseAddress address = BaseAddress.of(text);
        if (address.fault().isPresent()) {
            throw environment.odd(ADDRESSES, entry, "addresses such as kling=https://host", null);
        }
        boolean open =
                "http".equalsIgnoreCase(address.uri().getScheme())
                        && !Reach.leadsInside(address.uri())
                        && !environment.flag("PROVIDER_ALLOWS_HTTP");
        if (open) {
            throw environment.odd(
                    ADDRESSES,
                    entry,
                    "https addresses, for the key goes there; or set ProviderAllowsHttp to true",
                    null);
        }
        return address.uri();
    }

    /** Whether a provider of that kind is deployed. */
    public boolean has(String kind) {
        return kinds.contains(kind);
    }

    /** The kinds with a wire of their own. */
    public List<String> natives() {
        return kinds.stream().filter(kind -> !kind.equals(OpenAi.KIND)).toList();
    }
}

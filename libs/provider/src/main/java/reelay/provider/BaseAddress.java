package reelay.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import reelay.provider.reach.Reach;
import reelay.video.environment.Environment;

/**
 * The provider's address as somebody set it. What is certainly wrong with it is said where a video
 * or a report shows it; a function that does not start would say it to nobody.
 *
 * @param uri up to and including {@code /v1}; {@link #NOWHERE} when it cannot be used, so that no
 *     key goes there
 * @param fault what is wrong with it and what to set instead; empty when it may be asked
 */
public record BaseAddress(URI uri, Optional<String> fault) {

    /** The setting, as those who deploy and those who run it on their machine know it. */
    public static final String SETTING = "ProviderUrl (--provider-url)";

    /** Nobody has it (RFC 2606). */
    private static final URI NOWHERE = URI.create("https://provider.invalid/v1");

    /** What stands for it in a deployment without a server of OpenAI's protocol. */
    public static final BaseAddress NONE =
            new BaseAddress(
                    NOWHERE,
                    Optional.of("this deployment has no provider that speaks OpenAI's protocol"));

    /** Ends of addresses that people copy; the routes are added here. */
    private static final List<String> ROUTES =
            List.of(
                    "/videos/generations",
                    "/video/generations",
                    "/chat/completions",
                    "/videos",
                    "/models");

    private static final int MOST_PORTS = 65_535;

    /**
     * Reads PROVIDER_URL and, where the provider is to be spoken to in public without encryption,
     * PROVIDER_ALLOWS_HTTP.
     */
    public static BaseAddress from(Environment environment) {
        BaseAddress address = of(environment.text("PROVIDER_URL"));
        boolean mayBeOpen = environment.flag("PROVIDER_ALLOWS_HTTP");
        boolean open =
                address.fault().isEmpty()
                        && "http".equalsIgnoreCase(address.uri().getScheme())
                        && !Reach.leadsInside(address.uri())
                        && !mayBeOpen;
        // The key goes there with every call, so it must not travel in the open by oversight.
        return open
                ? unusable(
                        address.uri(),
                        "would carry the key unencrypted",
                        "an https address, or ProviderAllowsHttp to true")
                : address;
    }

    /** Reads an address as somebody wrote it. */
    public static BaseAddress of(String text) {
        try {
            return of(new URI(text.strip()));
        } catch (URISyntaxException e) {
            return new BaseAddress(
                    NOWHERE,
                    Optional.of(
                            "the provider's address cannot be read (%s at character %d); set %s to one such as https://host/v1"
                                    .formatted(
                                            e.getReason().toLowerCase(Locale.ROOT),
                                            e.getIndex() + 1,
                                            SETTING)));
        }
    }

    /** Looks at an address. */
    public static BaseAddress of(URI uri) {
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return unusable(
                    uri, "does not begin with https:// or http://", "one such as https://host/v1");
        }
        if (uri.getHost() == null) {
            String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
            return authority.contains("_")
                    ? unusable(
                            uri,
                            "has an underscore in its host, which Reelay's HTTP client cannot ask",
                            "another name of that host, or its IP address")
                    : unusable(uri, "names no host", "one such as https://host/v1");
        }
        if (uri.getPort() == 0 || uri.getPort() > MOST_PORTS) {
            return unusable(
                    uri,
                    "names port " + uri.getPort() + ", and ports end at " + MOST_PORTS,
                    "one with the right port");
        }
        if (uri.getRawFragment() != null) {
            return unusable(
                    uri,
                    "has a part behind a #, which no server is sent",
                    "the address without it");
        }
        return route(uri)
                .map(
                        route ->
                                unusable(
                                        uri,
                                        "ends in " + route + ", which Reelay adds itself",
                                        shown(without(uri, route))))
                .orElseGet(() -> new BaseAddress(uri, Optional.empty()));
    }

    /** Whether there is a version in its path, as most providers want it. */
    public boolean versioned() {
        return uri.getRawPath().matches(".*/v\\d.*");
    }

    private static Optional<String> route(URI uri) {
        String path = uri.getRawPath().replaceAll("/+$", "").toLowerCase(Locale.ROOT);
        return ROUTES.stream().filter(path::endsWith).findFirst();
    }

    private static String without(URI uri, String route) {
        String text = uri.toString();
        return text.substring(0, text.toLowerCase(Locale.ROOT).lastIndexOf(route));
    }

    private static BaseAddress unusable(URI uri, String why, String instead) {
        return new BaseAddress(
                NOWHERE,
                Optional.of(
                        "the provider's address, %s, %s; set %s to %s"
                                .formatted(shown(uri), why, SETTING, instead)));
    }

    /** Scheme, host and path alone: the rest may let somebody in. */
    public static String shown(URI address) {
        return shown(address.toString());
    }

    private static String shown(String address) {
        return address.replaceAll("[?#].*", "").replaceAll("//[^/]*@", "//");
    }
}

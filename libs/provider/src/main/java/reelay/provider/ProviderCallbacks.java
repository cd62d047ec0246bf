package reelay.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reelay.video.VideoId;
import reelay.video.environment.Environment;

/**
 * Where providers may call back. What calls is never believed: it only ends a wait.
 *
 * @param base address under which the deployment's API is reached from outside, without a slash at
 *     the end; empty where no provider is told one
 */
public record ProviderCallbacks(Optional<URI> base) {

    /** A provider that was told where to call is asked no sooner, in case a call gets lost. */
    public static final Duration SAFETY_NET = Duration.ofMinutes(1);

    private static final String VARIABLE = "CALLBACK_URL";

    private static final String WANTED =
            "the address of this deployment's API, such as https://api.example.com";

    /** Nobody is told where to call. */
    public static final ProviderCallbacks NONE = new ProviderCallbacks(Optional.empty());

    /** Reads {@code CALLBACK_URL}, which may be empty. */
    public static ProviderCallbacks from(Environment environment) {
        return new ProviderCallbacks(
                environment.textOrNone(VARIABLE).map(text -> address(environment, text)));
    }

    private static URI address(Environment environment, String text) {
        URI address;
        try {
            address = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (URISyntaxException e) {
            throw environment.odd(VARIABLE, text, WANTED, e);
        }
        if (address.getHost() == null
                || !List.of("https", "http").contains(address.getScheme())
                || address.getQuery() != null) {
            throw environment.odd(VARIABLE, text, WANTED, null);
        }
        return address;
    }

    /** Whether that provider is told where to call, and does. */
    public boolean expectedOf(VideoProvider provider) {
        return base.isPresent() && provider.callsBack();
    }

    /**
     * The secret address of one video.
     *
     * @param token what only the provider learns; behind the path, which API Gateway writes down
     */
    public Optional<URI> address(VideoId id, String token) {
        return base.map(url -> URI.create(url + "/callbacks/" + id + "?token=" + token));
    }
}

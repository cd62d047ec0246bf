package reelay.local.aws.httpapi;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway tells browsers about pages of other origins.
 *
 * @param allowOrigins whole origins, {@code *}, {@code https://*} or {@code http://*}
 * @param allowMethods as sent; {@code *} for all
 * @param allowHeaders as sent; {@code *} for all
 * @param exposeHeaders as sent
 * @param maxAge how long a browser may keep a preflight's answer; null when not said
 * @param allowCredentials whether credentials may be sent
 */
public record CorsSettings(
        List<String> allowOrigins,
        List<String> allowMethods,
        List<String> allowHeaders,
        List<String> exposeHeaders,
        @Nullable Duration maxAge,
        boolean allowCredentials) {

    /** Copies the lists. */
    public CorsSettings {
        allowOrigins = List.copyOf(allowOrigins);
        allowMethods = List.copyOf(allowMethods);
        allowHeaders = List.copyOf(allowHeaders);
        exposeHeaders = List.copyOf(exposeHeaders);
    }
}

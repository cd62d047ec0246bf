package reelay.stack.template.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the API or a bucket tells browsers about pages of other origins.
 *
 * @param origins that may read answers
 * @param methods they may use
 * @param headers they may send
 * @param exposed headers of answers that they may read
 * @param maxAge how long a browser may keep a preflight's answer
 */
public record CorsResource(
        List<String> origins,
        List<String> methods,
        List<String> headers,
        List<String> exposed,
        Optional<Duration> maxAge) {

    /** Copies the lists. */
    public CorsResource {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        headers = List.copyOf(headers);
        exposed = List.copyOf(exposed);
    }
}

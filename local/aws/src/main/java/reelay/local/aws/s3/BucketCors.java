package reelay.local.aws.s3;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a bucket tells browsers about pages of other origins.
 *
 * @param allowedOrigins whole origins, with at most one {@code *} in each
 * @param allowedMethods such as GET
 * @param allowedHeaders of a request, with at most one {@code *} in each
 * @param exposedHeaders of an answer
 * @param maxAge how long a browser may keep a preflight's answer; null when not said
 */
public record BucketCors(
        List<String> allowedOrigins,
        List<String> allowedMethods,
        List<String> allowedHeaders,
        List<String> exposedHeaders,
        @Nullable Duration maxAge) {

    /** Copies the lists. */
    public BucketCors {
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedMethods = List.copyOf(allowedMethods);
        allowedHeaders = List.copyOf(allowedHeaders);
        exposedHeaders = List.copyOf(exposedHeaders);
    }

    boolean allows(String origin, String method) {
        return fitsOne(allowedOrigins, origin) && allowedMethods.contains(method);
    }

    boolean allowsHeader(String name) {
        return fitsOne(allowedHeaders, name);
    }

    /** What S3 calls the origin in its answer. */
    String named(String origin) {
        return allowedOrigins.contains("*") ? "*" : origin;
    }

    private static boolean fitsOne(List<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> fits(pattern, text));
    }

    private static boolean fits(String pattern, String text) {
        int star = pattern.indexOf('*');
        String expression =
                star < 0
                        ? Pattern.quote(pattern)
                        : Pattern.quote(pattern.substring(0, star))
                                + ".*"
                                + Pattern.quote(pattern.substring(star + 1));
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE).matcher(text).matches();
    }
}

package reelay.provider.http;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Where the provider's routes are, whether or not its base address ends in a slash. */
public final class ProviderAddress {

    private final URI base;

    public ProviderAddress(URI base) {
        this.base = base;
    }

    /** The base address itself. */
    URI base() {
        return base;
    }

    public URI videos() {
        return at("/videos", "");
    }

    public URI videos(int limit, Optional<String> after) {
        String query = "limit=" + limit + "&order=desc";
        return at("/videos", after.map(id -> query + "&after=" + encoded(id)).orElse(query));
    }

    public URI video(String jobId) {
        return at("/videos/" + encoded(jobId), "");
    }

    /** Which job an address speaks of; empty for one that is no job's address here. */
    public Optional<String> jobAt(URI other) {
        String before = videos().getRawPath() + "/";
        String path = other.getRawPath();
        return Optional.of(path)
                .filter(_ -> sameOrigin(other) && path.startsWith(before))
                .map(_ -> path.substring(before.length()).replaceFirst("/$", ""))
                .filter(id -> !id.isEmpty() && id.indexOf('/') < 0)
                .map(id -> URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    public URI remix(String jobId) {
        return at("/videos/" + encoded(jobId) + "/remix", "");
    }

    public URI edits() {
        return at("/videos/edits", "");
    }

    public URI extensions() {
        return at("/videos/extensions", "");
    }

    public URI characters() {
        return at("/videos/characters", "");
    }

    public URI character(String id) {
        return at("/videos/characters/" + encoded(id), "");
    }

    public URI content(String jobId) {
        return at("/videos/" + encoded(jobId) + "/content", "");
    }

    public URI thumbnail(String jobId) {
        return at("/videos/" + encoded(jobId) + "/content", "variant=thumbnail");
    }

    /**
     * A page of the list of models.
     *
     * @param after the last model of the page before; empty for the first page
     */
    public URI models(Optional<String> after) {
        return at("/models", after.map(id -> "after=" + encoded(id)).orElse(""));
    }

    /** A question to the admin interface; lists come in parts of a hundred. */
    public URI admin(String path, String query, Optional<String> after) {
        String all = query.isEmpty() ? "limit=100" : "limit=100&" + query;
        return at(path, after.map(id -> all + "&after=" + encoded(id)).orElse(all));
    }

    /**
     * A route of a wire of its own.
     *
     * @param path encoded already
     * @param query encoded already; empty for none
     */
    public URI route(String path, String query) {
        return at(path, query);
    }

    /** Whether {@code other} is the provider itself, which alone may see our key. */
    public boolean sameOrigin(URI other) {
        return origin(base).equals(origin(other));
    }

    private static String origin(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int usualPort = scheme.equals("https") ? 443 : 80;
        int port = address.getPort() == -1 ? usualPort : address.getPort();
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** A query of the base address is kept: some gateways want an {@code api-version} there. */
    private URI at(String path, String query) {
        String text = base.toString();
        int queryStart = text.indexOf('?');
        String root = queryStart < 0 ? text : text.substring(0, queryStart);
        String baseQuery = queryStart < 0 ? "" : text.substring(queryStart + 1);
        String joined =
                baseQuery.isEmpty() || query.isEmpty()
                        ? baseQuery + query
                        : baseQuery + "&" + query;
        return URI.create(
                root.replaceAll("/+$", "") + path + (joined.isEmpty() ? "" : "?" + joined));
    }

    /** LiteLLM's ids are base64 and hold {@code / + =} (protocol section 5). */
    public static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

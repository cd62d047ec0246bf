package reelay.stack.faults.wire;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request on its way out of a process.
 *
 * @param headers by name, in any case
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
public record HttpCall(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

    public HttpCall {
        var caseless = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        caseless.putAll(headers);
        headers = caseless;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    /** The last word of X-Amz-Target. */
    public String target() {
        String target = header("X-Amz-Target").orElse("");
        return target.substring(target.indexOf('.') + 1);
    }

    /** A value of the query; empty text for a name without value. */
    public Optional<String> query(String name) {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String part : query.split("&", -1)) {
            String key = part.contains("=") ? part.substring(0, part.indexOf('=')) : part;
            if (key.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(part.substring(Math.min(key.length() + 1, part.length())));
            }
        }
        return Optional.empty();
    }
}

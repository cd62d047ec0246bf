package reelay.api.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A route's path, to be compared with a request's. */
record PathPattern(List<String> segments) {

    static PathPattern of(String path) {
        return new PathPattern(split(path));
    }

    /** The values of the variable segments; empty when the path is another one. */
    Optional<Map<String, String>> match(String path) {
        List<String> given = split(path);
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (i >= given.size()) {
                return Optional.empty();
            }
            if (segment.endsWith("+}")) {
                String rest = String.join("/", given.subList(i, given.size()));
                values.put(segment.substring(1, segment.length() - 2), decode(rest));
                return rest.isEmpty() ? Optional.empty() : Optional.of(values);
            }
            if (segment.startsWith("{") && !given.get(i).isEmpty()) {
                values.put(segment.substring(1, segment.length() - 1), decode(given.get(i)));
            } else if (!segment.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return given.size() == segments.size() ? Optional.of(values) : Optional.empty();
    }

    private static List<String> split(String path) {
        return List.of(path.split("/", -1));
    }

    /** Decodes %XX and nothing else: in a path a plus is a plus. What is no %XX stays. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            boolean escape =
                    bytes[i] == '%'
                            && i + 2 < bytes.length
                            && HexFormat.isHexDigit(bytes[i + 1])
                            && HexFormat.isHexDigit(bytes[i + 2]);
            if (escape) {
                decoded.write(
                        HexFormat.fromHexDigit(bytes[i + 1]) << 4
                                | HexFormat.fromHexDigit(bytes[i + 2]));
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}

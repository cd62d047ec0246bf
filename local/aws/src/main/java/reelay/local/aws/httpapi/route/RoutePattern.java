package reelay.local.aws.httpapi.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A route key taken apart. The order of patterns is the order of their precedence: whole paths
 * before greedy ones, fixed segments before variables, a longer greedy path before a shorter one, a
 * method before ANY.
 */
public final class RoutePattern implements Comparable<RoutePattern> {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}+]+)}");
    private static final Pattern GREEDY = Pattern.compile("\\{([^{}+]+)\\+}");

    private final GatewayRoute route;
    private final String method;
    private final List<String> segments;
    private final boolean greedy;

    private RoutePattern(GatewayRoute route, String method, List<String> segments) {
        this.route = route;
        this.method = method;
        this.segments = segments;
        this.greedy = GREEDY.matcher(segments.getLast()).matches();
    }

    /**
     * @throws IllegalArgumentException if the key is not a method, a space and a path
     */
    static RoutePattern parse(GatewayRoute route) {
        int space = route.key().indexOf(' ');
        if (space < 1 || !route.key().startsWith("/", space + 1)) {
            throw new IllegalArgumentException(
                    "route key " + route.key() + " is not a method and a path");
        }
        List<String> segments = segments(route.key().substring(space + 1));
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            boolean last = i == segments.size() - 1;
            boolean variable =
                    VARIABLE.matcher(segment).matches()
                            || (last && GREEDY.matcher(segment).matches());
            if (!variable && (segment.contains("{") || segment.contains("}"))) {
                throw new IllegalArgumentException(
                        "route key " + route.key() + ": " + segment + " is not a path variable");
            }
        }
        return new RoutePattern(route, route.key().substring(0, space), segments);
    }

    GatewayRoute route() {
        return route;
    }

    /** The values of the path variables, decoded; empty if the request is not for this route. */
    Optional<Map<String, String>> match(String requestMethod, String encodedPath) {
        if (!method.equals("ANY") && !method.equals(requestMethod)) {
            return Optional.empty();
        }
        List<String> asked = segments(encodedPath);
        if (greedy ? asked.size() < segments.size() : asked.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            boolean rest = greedy && i == segments.size() - 1;
            String value = rest ? String.join("/", asked.subList(i, asked.size())) : asked.get(i);
            if (!matches(segments.get(i), decoded(value), variables)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    public static String decoded(String text) {
        // A plus is a plus in a path; form decoding would make a space of it.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static boolean matches(String segment, String value, Map<String, String> variables) {
        if (!segment.startsWith("{")) {
            return segment.equals(value);
        }
        variables.put(segment.replaceAll("[{}+]", ""), value);
        return !value.isEmpty();
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    @Override
    public int compareTo(RoutePattern other) {
        if (greedy != other.greedy) {
            return greedy ? 1 : -1;
        }
        List<Boolean> mine = variables();
        List<Boolean> others = other.variables();
        for (int i = 0; i < Math.min(mine.size(), others.size()); i++) {
            int order = Boolean.compare(mine.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        int longerFirst = Integer.compare(others.size(), mine.size());
        return longerFirst != 0
                ? longerFirst
                : Boolean.compare(method.equals("ANY"), other.method.equals("ANY"));
    }

    private List<Boolean> variables() {
        List<Boolean> variable = new ArrayList<>();
        for (String segment : segments) {
            variable.add(segment.startsWith("{"));
        }
        return variable;
    }
}

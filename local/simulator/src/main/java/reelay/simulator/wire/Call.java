package reelay.simulator.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, as routes see it.
 *
 * @param path decoded parts of the path
 * @param asked the path as it was asked for
 * @param query decoded
 * @param header looks a header up
 * @param id what stands at the pattern's {@code {id}}, empty without
 */
public record Call(
        String method,
        List<String> path,
        String asked,
        Map<String, String> query,
        Headers header,
        InputStream body,
        String id) {

    /** Largest body taken, in bytes: a picture and a few words. */
    private static final int BODY_LIMIT = 64 * 1024 * 1024;

    /** The request's headers. */
    @FunctionalInterface
    public interface Headers {
        Optional<String> get(String name);
    }

    public static Call of(HttpExchange exchange) {
        List<String> path =
                Arrays.stream(exchange.getRequestURI().getRawPath().split("/"))
                        .filter(part -> !part.isEmpty())
                        .map(Call::decode)
                        .toList();
        return new Call(
                exchange.getRequestMethod(),
                path,
                exchange.getRequestURI().getRawPath(),
                query(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")),
                name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)),
                exchange.getRequestBody(),
                "");
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return Map.copyOf(query);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public Call withId(String found) {
        return new Call(method, path, asked, query, header, body, found);
    }

    /** The same call where {@code /v1} stands for that path; what lies elsewhere fits nothing. */
    public Call below(String base) {
        List<String> parts = Arrays.stream(base.split("/")).filter(it -> !it.isEmpty()).toList();
        int count = parts.size();
        boolean below = path.size() >= count && path.subList(0, count).equals(parts);
        if (!below && !path.isEmpty() && !path.getFirst().equals("v1")) {
            return this;
        }
        List<String> rest = new ArrayList<>();
        rest.add(below ? "v1" : "elsewhere");
        rest.addAll(below ? path.subList(count, path.size()) : path);
        return new Call(method, List.copyOf(rest), asked, query, header, body, id);
    }

    /** The same call behind the first part of its path. */
    public Call behindFirst() {
        return new Call(method, path.subList(1, path.size()), asked, query, header, body, id);
    }

    /** The path as it was asked for. */
    public String pathText() {
        return asked;
    }

    public byte[] bodyBytes() throws IOException {
        byte[] bytes = body.readNBytes(BODY_LIMIT + 1);
        if (bytes.length > BODY_LIMIT) {
            throw ErrorAnswer.bodyTooLarge(BODY_LIMIT);
        }
        return bytes;
    }
}

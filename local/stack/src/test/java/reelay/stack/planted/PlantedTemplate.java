package reelay.stack.planted;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reelay.stack.faults.wire.HttpReply;
import reelay.video.Json;

/**
 * An answer of a provider, in which each {@code ~} is a place to plant something.
 *
 * @param headers one per line, {@code name: value}
 */
public record PlantedTemplate(int status, String headers, String body) {

    private static final String PLACE = "~";

    static PlantedTemplate json(int status, String body) {
        return new PlantedTemplate(status, "Content-Type: application/json", body);
    }

    static PlantedTemplate page(int status, String body) {
        return new PlantedTemplate(status, "Content-Type: text/html", body);
    }

    int places() {
        return places(headers) + places(body);
    }

    private static int places(String text) {
        return text.split(PLACE, -1).length - 1;
    }

    /** The answer with nothing planted. */
    HttpReply plain() {
        return with("");
    }

    /** The answer with something in each place. */
    HttpReply with(String planted) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.replace(PLACE, inHeader(planted))
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(
                        line ->
                                all.put(
                                        line.substring(0, line.indexOf(':')),
                                        List.of(line.substring(line.indexOf(':') + 1).strip())));
        boolean json = body.startsWith("{") || body.startsWith("[");
        String filled = body.replace(PLACE, json ? inJson(planted) : planted);
        return new HttpReply(status, all, filled.getBytes(StandardCharsets.UTF_8));
    }

    private static String inJson(String planted) {
        String quoted = Json.text(planted);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** No HTTP client hands on anything else. */
    private static String inHeader(String planted) {
        return planted.replaceAll("[^ -~]", "");
    }
}

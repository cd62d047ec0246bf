package reelay.provider.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reelay.provider.read.Outline;
import reelay.provider.read.Values;
import reelay.provider.refusal.ErrorBody.Layer;

/**
 * Reads the layers of an error: one speaker quotes the next, as JSON or as JSON in a sentence. Why
 * a job failed stands in other fields, which {@link reelay.provider.read.FailureWords} knows.
 */
final class ErrorLayers {

    /** Deeper than any chain of gateways that was seen. */
    private static final int MOST_LAYERS = 6;

    private static final List<String> SENTENCES =
            List.of(
                    "message",
                    "msg",
                    "errmsg",
                    "error_msg",
                    "error_message",
                    "error_description",
                    "status_msg",
                    "result_msg",
                    "return_msg",
                    "faultstring",
                    "detail",
                    "reason",
                    "title",
                    "info");

    private static final List<String> CODES =
            List.of("code", "reason", "error_code", "failure_code", "limit_source");

    /** Each in any spelling: the first is Amazon's {@code __type}, too. */
    private static final List<String> TYPES = List.of("type", "status", "error_type");

    /** What holds the error of somebody further in. */
    private static final List<String> INSIDE =
            List.of(
                    "error",
                    "detail",
                    "errors",
                    "fault",
                    "base_resp",
                    "details",
                    "innererror",
                    "metadata",
                    "raw",
                    "upstream_error",
                    "err",
                    "exception",
                    "response",
                    "response_metadata");

    /** Python's way to write the same, as LiteLLM quotes it. */
    private static final Pattern PYTHON_PART =
            Pattern.compile(
                    "'(code|type|message|error)': ?(?:'([^'\\n]{1,2000})'|\"([^\"\\n]{1,2000})\")");

    /** Kling's numbers and MiniMax', which mean nothing without their name. */
    private static final int FIRST_VENDOR_NUMBER = 1000;

    private static final Pattern MINIMAX_NUMBER = Pattern.compile("\\((\\d{4})\\)$");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/\\-]{0,79}");

    private static final Pattern NAMED_STATUS =
            Pattern.compile("(?:error code|status code|http)[: ]{1,2}([45]\\d\\d)\\b");

    private ErrorLayers() {}

    static List<Layer> of(JsonNode body) {
        List<Layer> layers = new ArrayList<>();
        read(body, layers);
        return layers.isEmpty() ? List.of(Layer.saying("")) : layers;
    }

    static List<Layer> of(String text) {
        List<Layer> layers = new ArrayList<>();
        sentence(text, List.of(), List.of(), "", 0, layers);
        return layers.isEmpty() ? List.of(Layer.saying("")) : layers;
    }

    private static void read(JsonNode node, List<Layer> layers) {
        if (layers.size() >= MOST_LAYERS) {
            return;
        }
        if (node.isTextual() || node.isPojo()) {
            sentence(node.asText(), List.of(), List.of(), "", 0, layers);
        } else if (node.isArray()) {
            if (node.path(0).isObject() && !node.path(0).has("msg")) {
                node.forEach(entry -> read(entry, layers));
            } else {
                layers.add(complaints(node));
            }
        } else if (node.isObject()) {
            object(node, layers);
        }
    }

    private static void object(JsonNode node, List<Layer> layers) {
        List<String> codes = new ArrayList<>();
        CODES.stream().flatMap(key -> word(node, key).stream()).distinct().forEach(codes::add);
        vendorNumber(node).ifPresent(codes::add);
        List<String> types = new ArrayList<>();
        TYPES.forEach(key -> word(node, key).ifPresent(types::add));
        String sentence =
                SENTENCES.stream()
                        .map(key -> Values.field(node, key).asText(""))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse("");
        String code = Values.field(node, "code").asText("");
        String aside = code.contains(" ") ? code : "";
        sentence(CleanText.cut(sentence), codes, types, CleanText.cut(aside), status(node), layers);
        for (String key : INSIDE) {
            JsonNode inner = Values.field(node, key);
            boolean alreadySaid = inner.isTextual() && inner.textValue().equals(sentence);
            if ((inner.isContainerNode() || inner.isTextual()) && !alreadySaid) {
                read(inner, layers);
            }
        }
    }

    /** A sentence, and what it quotes. */
    private static void sentence(
            String whole,
            List<String> codes,
            List<String> types,
            String aside,
            int status,
            List<Layer> layers) {
        String text = CleanText.cut(whole);
        int open = text.indexOf('{');
        int close = text.lastIndexOf('}');
        List<Layer> quoted = new ArrayList<>();
        if (open >= 0 && close > open && layers.size() < MOST_LAYERS) {
            quote(text.substring(open, close + 1), quoted);
        }
        String said =
                quoted.isEmpty() ? text : withoutEnd(text.substring(0, open)) + rest(text, close);
        Matcher minimax = MINIMAX_NUMBER.matcher(text.strip());
        List<String> all =
                minimax.find()
                        ? Stream.concat(codes.stream(), Stream.of("minimax:" + minimax.group(1)))
                                .toList()
                        : codes;
        int named = status != 0 ? status : namedStatus(said);
        Layer layer = new Layer(all, types, said, aside, named);
        if (!layer.silent()) {
            layers.add(layer);
        }
        layers.addAll(quoted.subList(0, Math.min(quoted.size(), MOST_LAYERS)));
    }

    private static void quote(String text, List<Layer> quoted) {
        json(text)
                .ifPresentOrElse(
                        tree -> read(tree, quoted), () -> python(text).ifPresent(quoted::add));
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Outline.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static Optional<Layer> python(String text) {
        List<String> codes = new ArrayList<>();
        List<String> types = new ArrayList<>();
        String sentence = "";
        Matcher parts = PYTHON_PART.matcher(text);
        while (parts.find()) {
            String value = parts.group(2) == null ? parts.group(3) : parts.group(2);
            switch (parts.group(1)) {
                case "code" -> asWord(value).ifPresent(codes::add);
                case "type" -> asWord(value).ifPresent(types::add);
                default -> sentence = sentence.isEmpty() ? value : sentence;
            }
        }
        Layer layer = new Layer(codes, types, sentence, "", 0);
        return layer.silent() ? Optional.empty() : Optional.of(layer);
    }

    private static String withoutEnd(String text) {
        String stripped = text.stripTrailing();
        while (stripped.endsWith("-") || stripped.endsWith(":")) {
            stripped = stripped.substring(0, stripped.length() - 1).stripTrailing();
        }
        return stripped;
    }

    private static String rest(String text, int close) {
        String rest = text.substring(close + 1).strip();
        return rest.chars().anyMatch(Character::isLetter) ? " " + rest : "";
    }

    /** FastAPI's list of complaints; its {@code input} repeats the request, so it is left out. */
    private static Layer complaints(JsonNode array) {
        List<String> sentences = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (JsonNode complaint : array) {
            List<String> place = new ArrayList<>();
            complaint.path("loc").forEach(part -> place.add(part.asText()));
            String sentence =
                    complaint.isTextual() ? complaint.textValue() : complaint.path("msg").asText();
            word(complaint, "type").ifPresent(types::add);
            sentences.add(place.isEmpty() ? sentence : String.join(".", place) + ": " + sentence);
        }
        return new Layer(List.of(), types, CleanText.cut(String.join("; ", sentences)), "", 0);
    }

    private static Optional<String> word(JsonNode object, String key) {
        return Optional.ofNullable(Values.field(object, key).textValue())
                .flatMap(ErrorLayers::asWord)
                .filter(word -> word.chars().anyMatch(Character::isLetter));
    }

    private static Optional<String> asWord(String text) {
        return Optional.of(text.strip())
                .filter(word -> word.length() <= 80 && WORD.matcher(word).matches())
                .filter(word -> word.chars().anyMatch(Character::isLetter));
    }

    /** MiniMax' {@code base_resp.status_code}, and Kling's number beside a request id. */
    private static Optional<String> vendorNumber(JsonNode node) {
        int minimax = node.path("status_code").asInt(0);
        if (minimax >= FIRST_VENDOR_NUMBER) {
            return Optional.of("minimax:" + minimax);
        }
        int kling = node.path("code").asInt(0);
        return kling >= FIRST_VENDOR_NUMBER && node.has("request_id")
                ? Optional.of("kling:" + kling)
                : Optional.empty();
    }

    private static int status(JsonNode node) {
        return Stream.of("code", "status", "status_code", "http_code", "statusCode")
                .mapToInt(key -> Values.field(node, key).asInt(0))
                .filter(number -> number >= 400 && number < 600)
                .findFirst()
                .orElse(0);
    }

    private static int namedStatus(String text) {
        Matcher named = NAMED_STATUS.matcher(text.toLowerCase(Locale.ROOT));
        return named.find() ? Integer.parseInt(named.group(1)) : 0;
    }
}

package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an error answer says, in whichever form: OpenAI's envelope, FastAPI's detail, a bare string,
 * plain text or a web page (protocol section 5).
 *
 * @param code {@code code}, when it is a word; some servers repeat the status there
 * @param type {@code type}, when given
 * @param message the sentence; empty when there is none
 * @param webPage whether the answer is HTML
 */
record ErrorBody(Optional<String> code, Optional<String> type, String message, boolean webPage) {

    private static final Pattern TITLE =
            Pattern.compile("<title[^>]*>([^<]*)</title>", Pattern.CASE_INSENSITIVE);

    static ErrorBody of(Reply.Answer answer) {
        return answer.json().map(ErrorBody::ofJson).orElseGet(() -> ofText(answer));
    }

    /** The error of a failed job: {@code {code, message}}, parts of it, or a string. */
    static ErrorBody ofJson(JsonNode body) {
        if (body.isTextual()) {
            return sentence(body.textValue());
        }
        if (body.isArray()) {
            return sentence(complaints(body));
        }
        for (String wrapper : List.of("error", "detail")) {
            JsonNode inner = body.path(wrapper);
            if (inner.isTextual() || inner.isArray() || inner.isObject()) {
                return ofJson(inner).orElse(word(body, "code"), word(body, "type"));
            }
        }
        return new ErrorBody(
                word(body, "code"), word(body, "type"), body.path("message").asText(""), false);
    }

    /** The word that tells most: code, else type. */
    Optional<String> word() {
        return code.or(() -> type);
    }

    private ErrorBody orElse(Optional<String> outerCode, Optional<String> outerType) {
        return new ErrorBody(code.or(() -> outerCode), type.or(() -> outerType), message, webPage);
    }

    private static ErrorBody sentence(String message) {
        return new ErrorBody(Optional.empty(), Optional.empty(), message, false);
    }

    private static Optional<String> word(JsonNode object, String key) {
        return Optional.ofNullable(object.path(key).textValue())
                .map(String::strip)
                .filter(w -> w.length() <= 100 && w.chars().anyMatch(Character::isLetter));
    }

    /** FastAPI's list of complaints; its {@code input} repeats the request, so it is left out. */
    private static String complaints(JsonNode array) {
        List<String> sentences = new ArrayList<>();
        for (JsonNode complaint : array) {
            List<String> place = new ArrayList<>();
            complaint.path("loc").forEach(part -> place.add(part.asText()));
            String sentence =
                    complaint.isTextual() ? complaint.textValue() : complaint.path("msg").asText();
            sentences.add(place.isEmpty() ? sentence : String.join(".", place) + ": " + sentence);
        }
        return String.join("; ", sentences);
    }

    private static ErrorBody ofText(Reply.Answer answer) {
        String text = answer.text().strip();
        String start = text.substring(0, Math.min(text.length(), 200)).toLowerCase(Locale.ROOT);
        boolean webPage =
                start.startsWith("<!doctype")
                        || start.startsWith("<html")
                        || start.contains("<head");
        if (!webPage) {
            return sentence(text);
        }
        Matcher title = TITLE.matcher(text);
        String heading = title.find() ? title.group(1).strip() : "";
        return new ErrorBody(Optional.empty(), Optional.empty(), "a web page: " + heading, true);
    }
}

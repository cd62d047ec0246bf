package reelay.provider.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.video.Prompt;

/**
 * What an error answer says, in whichever form: OpenAI's envelope, FastAPI's detail, Google's
 * status, MiniMax' base_resp, a bare string, plain text or a web page. A gateway wraps the error of
 * whoever stands behind it, sometimes twice; every layer is kept.
 *
 * @param layers what was said, the outermost first; at least one
 * @param webPage whether the answer is HTML
 */
public record ErrorBody(List<Layer> layers, boolean webPage) {

    /**
     * What one speaker says.
     *
     * @param codes its words for it, such as {@code error.code}; some servers repeat the status
     *     there, which is no word
     * @param types coarser words ({@code error.type}), which can contradict the code
     * @param sentence what it says to people; may be empty
     * @param aside more of its text that helps to judge and is not shown
     * @param status the HTTP status it names; 0 when it names none
     */
    public record Layer(
            List<String> codes, List<String> types, String sentence, String aside, int status) {
        public Layer {
            codes = List.copyOf(codes);
            types = List.copyOf(types);
        }

        static Layer saying(String sentence) {
            return new Layer(List.of(), List.of(), sentence, "", 0);
        }

        private Layer without(Prompt prompt) {
            return new Layer(
                    codes,
                    types,
                    CleanText.withoutPrompt(sentence, prompt),
                    CleanText.withoutPrompt(aside, prompt),
                    status);
        }

        boolean silent() {
            return sentence.isBlank() && codes.isEmpty() && types.isEmpty();
        }
    }

    public ErrorBody {
        layers = List.copyOf(layers);
    }

    /**
     * The error of an answer.
     *
     * @param json its body, when that is JSON
     * @param text its body as it is
     */
    public static ErrorBody of(Optional<JsonNode> json, String text) {
        return json.map(ErrorBody::ofJson).orElseGet(() -> ofText(text));
    }

    /** The error of a failed job: {@code {code, message}}, parts of it, or a string. */
    public static ErrorBody ofJson(JsonNode body) {
        return new ErrorBody(ErrorLayers.of(body), false);
    }

    private static ErrorBody ofText(String text) {
        return WebPage.of(text)
                .map(page -> new ErrorBody(List.of(page.layer()), true))
                .orElseGet(() -> new ErrorBody(ErrorLayers.of(text), false));
    }

    /** The same without what it repeats of a prompt. */
    public ErrorBody without(Prompt prompt) {
        return new ErrorBody(layers.stream().map(layer -> layer.without(prompt)).toList(), webPage);
    }

    /** The word that tells most: the innermost code, else the innermost type. */
    public Optional<String> word() {
        return inside().flatMap(layer -> layer.codes().stream())
                .findFirst()
                .or(() -> inside().flatMap(layer -> layer.types().stream()).findFirst());
    }

    /** What is said, outside in; empty when nothing is. */
    public String message() {
        StringBuilder message = new StringBuilder();
        for (Layer layer : layers) {
            String sentence = layer.sentence().strip();
            if (!sentence.isEmpty() && message.indexOf(sentence) < 0) {
                boolean open = message.isEmpty() || message.charAt(message.length() - 1) == ' ';
                message.append(open ? "" : ": ").append(sentence);
            }
        }
        return message.toString();
    }

    /** The layers, the innermost first: whoever stands behind knows best. */
    Stream<Layer> inside() {
        return layers.reversed().stream();
    }
}

package reelay.provider.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why a job failed, in the provider's own words, wherever it says so. What the words mean, the
 * table of phrases says; an error in place of an answer has other fields, and is read in layers.
 *
 * @param code a word for it, when there is one; some servers repeat a number there
 * @param message the sentence; empty when there is none
 */
public record FailureWords(Optional<String> code, String message) {

    /**
     * Names of what went wrong, as a text, an object, or JSON inside a text. OpenAI and ModelArk
     * {@code error}, new-api {@code fail_reason}, Runway {@code failure}, Luma {@code
     * failure_reason}, relays {@code error_message}, Kling {@code task_status_msg}, MiniMax {@code
     * base_resp}, DashScope and Kling 3 {@code message}.
     */
    private static final List<String> REASONS =
            List.of(
                    "error",
                    "errors",
                    "fail_reason",
                    "failure_reason",
                    "failed_reason",
                    "failure",
                    "error_message",
                    "error_msg",
                    "err_msg",
                    "error_detail",
                    "failure_message",
                    "fail_message",
                    "fail_msg",
                    "task_status_msg",
                    "status_msg",
                    "status_message",
                    "status_detail",
                    "reason",
                    "detail",
                    "details",
                    "message",
                    "msg",
                    "base_resp",
                    "failed_message",
                    "failure_msg",
                    "failure_details",
                    "err",
                    "errmsg",
                    "error_reason",
                    "error_info",
                    "error_desc",
                    "error_description",
                    "exception",
                    "fault",
                    "cause",
                    "reasons",
                    "status_reason",
                    "status_description",
                    "status_text",
                    "state_message",
                    "task_message",
                    "task_msg",
                    "result_msg",
                    "messages",
                    "rejection_reason",
                    "reject_reason",
                    "block_reason",
                    "moderation_reason",
                    "rai_media_filtered_reasons",
                    "finish_reason",
                    "stop_reason",
                    "explanation",
                    "remark",
                    "warning",
                    "status",
                    "metadata",
                    "moderation");

    /** The same in an object that is there for a reason; beside a job they tell of the video. */
    private static final List<String> WITHIN =
            List.of(
                    "description",
                    "desc",
                    "text",
                    "info",
                    "title",
                    "localized_message",
                    "display_message",
                    "user_message");

    /** What is a reason only as an object: as a text it is the state, or something else. */
    private static final Set<String> OBJECTS = Set.of("status", "metadata", "moderation");

    private static final List<String> CODES =
            List.of("code", "error_code", "err_code", "fail_code", "failure_code", "type");

    /** What servers write where there is no reason. */
    private static final Set<String> NO_REASON =
            Set.of("success", "succeed", "succeeded", "ok", "null", "none", "nil", "undefined");

    private static final int DEEPEST = 6;
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_MESSAGE = 4_000;

    /** Why the job of a document failed; without any message when it does not say. */
    public static FailureWords of(JobDocument job) {
        return job.objects().stream()
                .map(object -> ofFields(object, 0))
                .filter(reason -> !reason.message.isEmpty())
                .findFirst()
                .or(
                        () ->
                                job.objects().stream()
                                        .map(object -> ofFields(object, 0))
                                        .filter(reason -> reason.code.isPresent())
                                        .findFirst())
                .or(() -> job.objects().stream().flatMap(o -> number(o).stream()).findFirst())
                .orElse(new FailureWords(Optional.empty(), ""));
    }

    /** Where there are no words, the number is all that a person can ask about. */
    private static Optional<FailureWords> number(JsonNode object) {
        return Stream.concat(
                        JobDocument.named(object, List.of("error", "err")).stream()
                                .map(Map.Entry::getValue)
                                .flatMap(error -> JobDocument.named(error, CODES).stream()),
                        JobDocument.named(object, CODES).stream()
                                .filter(entry -> !entry.getKey().equalsIgnoreCase("code")))
                .flatMap(entry -> Values.number(entry.getValue()).stream())
                .filter(code -> code.signum() != 0)
                .map(
                        code ->
                                new FailureWords(
                                        Optional.empty(), "error code " + code.toPlainString()))
                .findFirst();
    }

    private static FailureWords ofFields(JsonNode object, int depth) {
        Optional<String> code = code(object);
        List<FailureWords> told =
                Stream.concat(
                                JobDocument.named(object, REASONS).stream(),
                                depth == 0
                                        ? Stream.empty()
                                        : JobDocument.named(object, WITHIN).stream())
                        .filter(
                                entry ->
                                        entry.getValue().isObject()
                                                || !OBJECTS.contains(entry.getKey()))
                        .map(entry -> of(entry.getValue(), depth + 1))
                        .toList();
        String message =
                told.stream()
                        .map(FailureWords::message)
                        .filter(m -> !m.isEmpty())
                        .findFirst()
                        .orElse("");
        Optional<String> inner = told.stream().flatMap(reason -> reason.code.stream()).findFirst();
        return new FailureWords(inner.or(() -> code), message);
    }

    private static FailureWords of(JsonNode value, int depth) {
        if (depth > DEEPEST) {
            return new FailureWords(Optional.empty(), "");
        }
        if (value.isTextual() || value.isPojo()) {
            return ofText(value.asText(), depth);
        }
        if (value.isObject()) {
            return ofFields(value, depth);
        }
        List<String> sentences = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(part -> sentences.add(of(part, depth + 1).message));
        }
        return new FailureWords(
                Optional.empty(),
                String.join("; ", sentences.stream().filter(s -> !s.isEmpty()).toList()));
    }

    /** Some gateways pass on the JSON of whoever stands behind them as a text. */
    private static FailureWords ofText(String text, int depth) {
        String told = text.strip();
        Optional<FailureWords> inner =
                Outline.inText(TextNode.valueOf(told))
                        .map(tree -> of(tree, depth + 1))
                        .filter(reason -> !reason.message.isEmpty());
        if (inner.isPresent()) {
            return inner.get();
        }
        return new FailureWords(
                Optional.empty(),
                NO_REASON.contains(told.toLowerCase(Locale.ROOT))
                        ? ""
                        : Values.shown(told, LONGEST_MESSAGE));
    }

    /** A word with a letter in it: a bare number tells nobody anything. */
    private static Optional<String> code(JsonNode object) {
        Stream<JsonNode> values =
                JobDocument.named(object, CODES).stream().map(Map.Entry::getValue);
        return values.filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .map(String::strip)
                .filter(word -> word.length() <= LONGEST_CODE)
                .filter(word -> word.chars().anyMatch(Character::isLetter))
                .filter(word -> !NO_REASON.contains(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}

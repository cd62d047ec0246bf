package reelay.provider.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import reelay.provider.job.JobState;

/**
 * Errors that stand in an answer whose HTTP status is good. Whoever also names a job, surely and
 * not only a request, speaks of that job.
 */
public final class InnerError {

    /** OpenAI and most gateways; a text, an object or a list. */
    private static final List<String> ERRORS =
            List.of(
                    "error",
                    "errors",
                    "error_message",
                    "error_msg",
                    "err_msg",
                    "errmsg",
                    "err",
                    "exception",
                    "is_error");

    /** Relays say {@code success}, Chinese gateways {@code ok}. */
    private static final List<String> SUCCESS = List.of("success", "ok", "succeeded");

    /**
     * new-api and DashScope a word, Kling 0 or a number of its own, some a status; MiniMax inside
     * {@code base_resp}.
     */
    private static final List<String> CODES =
            List.of(
                    "code",
                    "error_code",
                    "err_code",
                    "errno",
                    "status_code",
                    "ret",
                    "ret_code",
                    "result_code",
                    "return_code");

    private static final List<String> SENTENCES =
            List.of(
                    "message",
                    "msg",
                    "detail",
                    "status_msg",
                    "error_description",
                    "errmsg",
                    "result_msg",
                    "return_msg",
                    "info");

    /** Some count from 1 where all is well, and say so. */
    private static final Pattern ALL_IS_WELL =
            Pattern.compile(
                    "(?i)(?!.{0,80}\\b(not|fail|failed|no|un)\\b)(ok|.{0,40}\\bsuccess(ful|fully)?\\b.{0,20}|.{0,10}成功.{0,10})");

    private static final Set<String> GOOD =
            Set.of(
                    "success",
                    "ok",
                    "succeed",
                    "succeeded",
                    "successful",
                    "true",
                    "accepted",
                    "none",
                    "null",
                    "nil",
                    "no error");

    private InnerError() {}

    /** Whether a document is an error and not a job. */
    public static boolean in(JsonNode document) {
        return find(document).isPresent();
    }

    /** The object that tells the error, where a document is an error and not a job. */
    public static Optional<JsonNode> find(JsonNode document) {
        JobDocument job = JobDocument.in(document);
        return job.namesItself()
                ? Optional.empty()
                : job.objects().stream().filter(InnerError::says).findFirst();
    }

    private static boolean says(JsonNode object) {
        return hasError(object)
                || deniesSuccess(object)
                || hasBadCode(object)
                || hasFailed(object)
                || JobDocument.named(object, List.of("base_resp", "base_response")).stream()
                        .anyMatch(entry -> hasBadCode(entry.getValue()));
    }

    private static boolean hasError(JsonNode object) {
        return JobDocument.named(object, ERRORS).stream()
                .map(Map.Entry::getValue)
                .anyMatch(
                        error ->
                                error.isPojo()
                                        || (error.isContainerNode() && !error.isEmpty())
                                        || Values.word(error)
                                                .filter(word -> !isGood(word))
                                                .isPresent()
                                        || (error.isBoolean() && error.booleanValue()));
    }

    private static boolean deniesSuccess(JsonNode object) {
        return JobDocument.named(object, SUCCESS).stream()
                .map(entry -> entry.getValue().asText())
                .anyMatch(word -> word.equalsIgnoreCase("false") || word.equals("0"));
    }

    private static boolean hasBadCode(JsonNode object) {
        List<String> sentences =
                JobDocument.named(object, SENTENCES).stream()
                        .flatMap(entry -> Values.text(entry.getValue()).stream())
                        .toList();
        return !sentences.isEmpty()
                && sentences.stream().noneMatch(said -> ALL_IS_WELL.matcher(said).matches())
                && (JobDocument.named(object, CODES).stream()
                                .map(Map.Entry::getValue)
                                .anyMatch(InnerError::bad)
                        || JobDocument.named(object, JobKeys.STATUSES).stream()
                                .flatMap(entry -> Values.number(entry.getValue()).stream())
                                .anyMatch(number -> number.intValue() / 200 == 2));
    }

    private static boolean isGood(String word) {
        return GOOD.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Neither 0 nor 200 to 299 nor a good word; a 1 is success for some, and then has a job. */
    private static boolean bad(JsonNode code) {
        return Values.number(code)
                .map(number -> number.signum() != 0 && number.intValue() / 100 != 2)
                .orElseGet(() -> Values.word(code).filter(word -> !isGood(word)).isPresent());
    }

    private static boolean hasFailed(JsonNode object) {
        return JobDocument.named(object, JobKeys.STATUSES).stream()
                .flatMap(entry -> Values.word(entry.getValue()).stream())
                .anyMatch(word -> StatusWords.state(word) == JobState.FAILED);
    }
}

package reelay.provider.kling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.exchange.ErrorReader;
import reelay.provider.http.Reply;
import reelay.provider.job.JobRequest;
import reelay.provider.refusal.Refusal.Asked;

/** What an answer of Kling's means that is none of a job. */
final class KlingErrors {

    /** From here on the numbers speak of Kling's servers, which may have taken the job. */
    private static final int OF_THE_SERVER = 5000;

    /** What Kling says with {@link KlingCode#TOO_MANY_AT_ONCE}. */
    private static final Pattern NO_PLACE =
            Pattern.compile("\\b1303\\b|parallel task over", Pattern.CASE_INSENSITIVE);

    private final ErrorReader errors;

    KlingErrors(ErrorReader errors) {
        this.errors = errors;
    }

    /** The number of an answer that says that something is wrong. */
    static Optional<Integer> bad(Reply.Answer answer) {
        return answer.json().flatMap(KlingCode::number).filter(number -> number != 0);
    }

    /** Whether an error says nothing about what was done before it. */
    static boolean leavesOpen(int number) {
        return number >= OF_THE_SERVER;
    }

    ProviderError of(JobRequest job, Reply.Answer answer) {
        ProviderError error =
                byNumber(
                        errors.of(
                                Asked.SUBMIT,
                                job.request().model(),
                                job.request().prompt(),
                                answer),
                        answer);
        // What is asked for by a submit, and is not there, is the model.
        return error.kind() == ProviderErrorKind.NOT_FOUND
                ? with(error, ProviderErrorKind.MODEL_NOT_FOUND)
                : error;
    }

    ProviderError of(Asked asked, Reply.Answer answer) {
        return byNumber(errors.of(asked, answer), answer);
    }

    /**
     * The number says more than words and status; one that nobody knows leaves it to those. The
     * status stays the one it came with: after a success nobody submits again, whatever the number.
     */
    private static ProviderError byNumber(ProviderError judged, Reply.Answer answer) {
        return bad(answer)
                .flatMap(KlingCode::of)
                .map(code -> with(judged, kind(code, judged)))
                .orElse(judged);
    }

    private static ProviderErrorKind kind(KlingCode code, ProviderError judged) {
        boolean keyless = judged.kind() == ProviderErrorKind.KEY_MISSING;
        return keyless && code.kind() == ProviderErrorKind.KEY_INVALID
                ? judged.kind()
                : code.kind();
    }

    private static ProviderError with(ProviderError error, ProviderErrorKind kind) {
        return new ProviderError(
                kind,
                error.httpStatus(),
                error.code(),
                error.message(),
                error.retryAfter(),
                Optional.empty());
    }

    /** An answer of success that is not what was asked for. */
    ProviderError notTasks(Reply.Answer answer) {
        return errors.notTheProtocol(answer, "tasks");
    }

    ProviderError of(Reply.Silence silence) {
        return errors.of(silence);
    }

    ProviderError error(ProviderErrorKind kind, String message) {
        return errors.error(kind, message);
    }

    /** Whether a task that failed had no place among those at work. */
    static boolean hadNoPlace(JsonNode task, String message) {
        return KlingCode.number(task).flatMap(KlingCode::of).stream()
                        .anyMatch(KlingCode.TOO_MANY_AT_ONCE::equals)
                || NO_PLACE.matcher(message).find();
    }
}

package reelay.provider.exchange;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;
import reelay.provider.http.SubmitBody;
import reelay.provider.job.JobRequest;
import reelay.provider.read.JobDocument;
import reelay.provider.refusal.ErrorBody;

/**
 * Hands a video over, once, and knows whether the provider can have taken it. What an answer says
 * in its wire's own words, the caller reads.
 */
public final class SubmitOnce {

    /**
     * What a proxy says with a 503 when it had passed the request on and then lost the provider
     * (Envoy, Varnish, Fastly). Every other 503 is a server that refuses work, as RFC 9110 section
     * 15.6.4 means it and as Aquiles uses it at its task limit.
     */
    private static final Pattern LOST_ON_THE_WAY =
            Pattern.compile(
                    "disconnect/reset before headers(?!.*(connection failure|overflow))"
                            + "|fetch failed|first byte|time(d)?[ -]?out",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final ProviderHttp http;
    private final ErrorReader errors;
    private final String setting;

    /**
     * @param setting where the provider's address is set, for people
     */
    public SubmitOnce(ProviderHttp http, ErrorReader errors, String setting) {
        this.http = http;
        this.errors = errors;
        this.setting = setting;
    }

    /**
     * Sends it.
     *
     * @param understood reads an answer of success: a job, or an error in it; empty for what is
     *     neither, after which nobody submits again
     * @param refused reads any other answer that certainly took nothing
     */
    public SubmitAnswer send(
            JobRequest job,
            HttpRequest.Builder request,
            SubmitBody body,
            Function<Reply.Answer, Optional<SubmitAnswer>> understood,
            Function<Reply.Answer, ProviderError> refused) {
        return switch (http.askOnNewConnection(request.POST(body).build())) {
            case Reply.Silence silence -> unanswered(silence, body);
            case Reply.Answer answer when answer.success() ->
                    understood
                            .apply(answer)
                            .orElseGet(
                                    () ->
                                            new SubmitAnswer.Unreadable(
                                                    "the provider answered %d with %s"
                                                            .formatted(
                                                                    answer.status(),
                                                                    what(job, answer))));
            case Reply.Answer answer when mayHaveBeenTaken(answer) ->
                    new SubmitAnswer.Unclear(
                            "the provider answered %d, which does not say whether it took the job"
                                    .formatted(answer.status()));
            case Reply.Answer answer -> new SubmitAnswer.Declined(refused.apply(answer));
        };
    }

    private SubmitAnswer unanswered(Reply.Silence silence, SubmitBody body) {
        if (silence.begun().isPresent()) {
            return new SubmitAnswer.Unreadable(
                    "the provider answered %d, and then %s"
                            .formatted(silence.begun().getAsInt(), silence.message()));
        }
        if (!silence.connected() || body.withdraw()) {
            return new SubmitAnswer.Declined(
                    errors.error(ProviderErrorKind.UNREACHABLE, silence.message()));
        }
        return new SubmitAnswer.Unclear("after the request was sent, " + silence.message());
    }

    /** What came instead of a job, by names alone. */
    private String what(JobRequest job, Reply.Answer answer) {
        if (answer.json().isPresent()) {
            List<String> names = JobDocument.in(answer.json().get()).names();
            return names.isEmpty()
                    ? "JSON without any name"
                    : "JSON that names no job ("
                            + errors.cleaner().of(String.join(", ", names))
                            + ")";
        }
        String packed =
                answer.headers()
                        .firstValue("content-encoding")
                        .map(word -> word.strip().toLowerCase(Locale.ROOT))
                        .filter(word -> word.matches("[a-z]{2,10}"))
                        .map(word -> ", packed with " + word)
                        .orElse("");
        String text = answer.text();
        ErrorBody body = ErrorBody.of(Optional.empty(), text).without(job.request().prompt());
        if (body.webPage()) {
            return errors.page(body) + "; check " + setting;
        }
        return text.isBlank()
                ? "nothing"
                : text.strip().startsWith("<")
                        ? "a web page"
                        : "something that is no JSON" + packed;
    }

    private static boolean mayHaveBeenTaken(Reply.Answer answer) {
        return switch (answer.status()) {
            // A gateway gave up waiting; LiteLLM says 408 for that.
            case 408 -> true;
            // An earlier try with the same key is under way.
            case 409 -> answer.text().toLowerCase(Locale.ROOT).contains("idempot");
            // No such method here: nobody took it.
            case 501 -> false;
            case 503 -> LOST_ON_THE_WAY.matcher(answer.text()).find();
            default -> answer.status() >= 500;
        };
    }
}

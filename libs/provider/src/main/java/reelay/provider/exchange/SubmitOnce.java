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
import reelay.provider.refusal.CleanText;
import reelay.provider.refusal.ErrorBody;

/**
 * Hands a video over, once, and knows whether the provider can have taken it. What an answer says
 * in its wire's own words, the caller reads.
 */
public final class SubmitOnce {

    /** How Go, Node, Python, nginx and curl say that a connection ended before the answer. */
    private static final String BROKEN_OFF =
            "connection reset|connection termination|econnreset|socket hang up|premature(ly)?"
                    + " close|broken pipe|closed connection|disconnected without|empty reply";

    /**
     * What a proxy says with a 503 when it had passed the request on and then lost the provider
     * (Envoy, Varnish, Fastly). Every other 503 is a server that refuses work, as RFC 9110 section
     * 15.6.4 means it and as Aquiles uses it at its task limit.
     */
    private static final Pattern LOST_ON_THE_WAY =
            Pattern.compile(
                    "disconnect/reset before headers(?!.*(connection failure|overflow))"
                            + "|fetch failed|first byte|time(d)?[ -]?out|deadline.?exceeded"
                            + "|operation was aborted|herokucdn|\\beof\\b|"
                            + BROKEN_OFF,
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /**
     * A gateway says 400 or 424 and means whoever is behind it, who may have taken the job
     * meanwhile. Narrow, because a plain refusal is no reason to look for a job.
     */
    private static final Pattern UPSTREAM_LOST =
            Pattern.compile(
                    "upstream.{0,30}time(d)?[ -]?out|request timed out|gateway time-?out"
                            + "|timeouterror|deadline.?exceeded|status code 5\\d\\d|50[24] (bad"
                            + " )?gateway|\\b(post|get) [^ ]{0,300}: eof\\b|"
                            + BROKEN_OFF,
                    Pattern.CASE_INSENSITIVE);

    /** The second submit of a request that an earlier one may have been taken for. */
    private static final Pattern SAME_AGAIN =
            Pattern.compile(
                    "idempot|duplicate|same (key|request)|(request|submission|job|task) (is"
                            + " )?already (being processed|submitted|accepted|received|exists)",
                    Pattern.CASE_INSENSITIVE);

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
            case Reply.Answer answer when mayHaveBeenTaken(job, answer) ->
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

    private static boolean mayHaveBeenTaken(JobRequest job, Reply.Answer answer) {
        // Whatever the prompt speaks of, it is not the connection.
        String said = CleanText.withoutPrompt(answer.text(), job.request().prompt());
        return switch (answer.status()) {
            // A gateway gave up waiting, or took us for gone; LiteLLM says 408 for the first.
            case 408, 460, 499 -> true;
            // An earlier try with the same key is under way.
            case 409 -> SAME_AGAIN.matcher(said).find();
            case 400, 424 -> UPSTREAM_LOST.matcher(said).find();
            // No such method here: nobody took it.
            case 501 -> false;
            case 503 -> LOST_ON_THE_WAY.matcher(said).find();
            default -> answer.status() >= 500;
        };
    }
}

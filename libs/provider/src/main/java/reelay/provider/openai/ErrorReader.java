package reelay.provider.openai;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.refusal.CleanText;
import reelay.provider.refusal.ErrorBody;
import reelay.provider.refusal.Judgement;
import reelay.provider.refusal.Refusal;
import reelay.provider.refusal.Refusal.Asked;
import reelay.provider.site.OpenAi;
import reelay.provider.site.Shutdown;
import reelay.video.Prompt;
import reelay.video.Secret;

/** Makes one error record of whatever came back instead of the answer that was hoped for. */
final class ErrorReader {

    private final String host;
    private final InstantSource clock;
    private final Supplier<ProviderCredentials> credentials;

    /**
     * @param host the provider's, which partly decides what an answer means
     * @param credentials whose key is cut out, whatever it looks like
     */
    ErrorReader(String host, InstantSource clock, Supplier<ProviderCredentials> credentials) {
        this.host = host;
        this.clock = clock;
        this.credentials = credentials;
    }

    ProviderError of(Asked asked, Reply.Answer answer) {
        return of(asked, Optional.empty(), Optional.empty(), answer);
    }

    /** The same of a submit, whose model and prompt are known. */
    ProviderError of(Asked asked, String model, Prompt prompt, Reply.Answer answer) {
        return of(asked, Optional.of(model), Optional.of(prompt), answer);
    }

    private ProviderError of(
            Asked asked, Optional<String> model, Optional<Prompt> prompt, Reply.Answer answer) {
        ErrorBody told = ErrorBody.of(answer.json(), answer.text());
        // A phrase must not be found in what the user wrote, so the prompt goes first.
        ErrorBody body = prompt.map(told::without).orElse(told);
        Optional<String> organization = answer.headers().firstValue("openai-organization");
        LocalDate today = today();
        ProviderErrorKind kind =
                Judgement.of(
                        new Refusal(
                                asked, host, model, answer.status(), body, organization, today));
        String message = inOurWords(kind, answer).orElse(body.message());
        return error(
                kind,
                body.word().flatMap(cleaner()::word),
                message.isBlank()
                        ? host + " answered with status " + answer.status() + " and no reason"
                        : cleaner().of(message),
                answer);
    }

    /** What stands before the provider's own words, where those alone would mislead. */
    private Optional<String> inOurWords(ProviderErrorKind kind, Reply.Answer answer) {
        if (kind == ProviderErrorKind.RETIRED && answer.status() != 410) {
            return Optional.of(Shutdown.atOpenAi(host).sentence());
        }
        return switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> Optional.of(redirected(answer));
            case 407 ->
                    Optional.of(
                            "a proxy on the way to "
                                    + host
                                    + " wants a login of its own (407), so the provider was not"
                                    + " asked");
            default -> Optional.empty();
        };
    }

    /** Names scheme, host and path alone: the rest may let somebody in. */
    private String redirected(Reply.Answer answer) {
        String target =
                answer.headers()
                        .firstValue("location")
                        .map(location -> location.strip().replaceAll("[?#].*", ""))
                        .map(location -> location.replaceAll("//[^/]*@", "//"))
                        .orElse("nowhere");
        return host
                + " redirects to "
                + target
                + "; set PROVIDER_URL to the address where the API really is";
    }

    /** A model that is switched off by host and date is refused without asking anybody. */
    Optional<ProviderError> switchedOff(String model) {
        return Shutdown.of(host, model, today())
                .map(end -> error(end.kind(), end.sentence() + ": " + OpenAi.DEPRECATIONS));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The cleaner for whatever this provider says. */
    CleanText cleaner() {
        @Nullable Secret key = credentials.get().apiKey();
        return CleanText.knowing(key);
    }

    /** An answer whose status is good but whose body is not what the protocol says. */
    ProviderError notTheProtocol(Reply.Answer answer, String wanted) {
        String found =
                ErrorBody.of(answer.json(), answer.text()).webPage()
                        ? "a web page"
                        : "something else";
        return error(
                ProviderErrorKind.NOT_THE_PROTOCOL,
                Optional.empty(),
                host + " answered " + found + " instead of " + wanted + "; check PROVIDER_URL",
                answer);
    }

    /** An error of our own wording about an answer. */
    ProviderError error(ProviderErrorKind kind, String message, Reply.Answer answer) {
        return error(kind, Optional.empty(), message, answer);
    }

    ProviderError of(Reply.Silence silence) {
        return error(silence.kind(), silence.message());
    }

    /** An error without an answer. */
    ProviderError error(ProviderErrorKind kind, String message) {
        return new ProviderError(
                kind,
                OptionalInt.empty(),
                Optional.empty(),
                message,
                Optional.empty(),
                Optional.empty());
    }

    private ProviderError error(
            ProviderErrorKind kind, Optional<String> code, String message, Reply.Answer answer) {
        return new ProviderError(
                kind,
                OptionalInt.of(answer.status()),
                code,
                message,
                WaitHeaders.read(answer.headers(), clock.instant()),
                answer.headers().firstValue("openai-organization").map(cleaner()::of));
    }
}

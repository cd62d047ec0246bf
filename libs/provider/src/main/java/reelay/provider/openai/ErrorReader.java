package reelay.provider.openai;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.openai.ErrorClues.Asked;
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
        return of(asked, Optional.empty(), answer);
    }

    ProviderError of(Asked asked, Optional<String> model, Reply.Answer answer) {
        ErrorBody body = ErrorBody.of(answer);
        ErrorClues clues =
                new ErrorClues(
                        asked,
                        host,
                        model,
                        answer.status(),
                        body.word(),
                        body.message(),
                        body.webPage(),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        String message =
                body.message().isBlank()
                        ? host + " answered with status " + answer.status() + " and no reason"
                        : clean(body.message());
        return error(ErrorMeaning.of(clues), body.word().map(this::clean), message, answer);
    }

    private String clean(String text) {
        Secret key = credentials.get().apiKey();
        return CleanText.of(
                key == null || key.ending().isEmpty() ? text : text.replace(key.value(), "[key]"));
    }

    /** An answer whose status is good but whose body is not what the protocol says. */
    ProviderError notTheProtocol(Reply.Answer answer, String wanted) {
        String found = ErrorBody.of(answer).webPage() ? "a web page" : "something else";
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
                answer.headers().firstValue("openai-organization").map(this::clean));
    }
}

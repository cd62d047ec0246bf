package reelay.provider.exchange;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelay.provider.BaseAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.UnreadableCredentialsException;
import reelay.provider.http.FollowRedirects;
import reelay.provider.http.Reply;
import reelay.provider.http.RetryAfter;
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
public final class ErrorReader {

    /** nginx, Go, Apache and Tomcat to somebody who speaks plain HTTP. */
    private static final Pattern WANTS_TLS =
            Pattern.compile(
                    "plain http (request|to an ssl|to an https)|http request (was sent )?to an?"
                            + " https|requires tls",
                    Pattern.CASE_INSENSITIVE);

    private final ProviderPlace place;
    private final String host;
    private final InstantSource clock;
    private final Supplier<ProviderCredentials> credentials;

    /**
     * @param base the provider's address, which partly decides what an answer means
     * @param credentials whose key is cut out, whatever it looks like
     */
    public ErrorReader(
            BaseAddress base, InstantSource clock, Supplier<ProviderCredentials> credentials) {
        this(ProviderPlace.of(base), clock, credentials);
    }

    /** The same of any provider. */
    public ErrorReader(
            ProviderPlace place, InstantSource clock, Supplier<ProviderCredentials> credentials) {
        this.place = place;
        this.host = place.base().getHost();
        this.clock = clock;
        this.credentials = credentials;
    }

    /** Without a key that can be read nobody is asked, whatever the question. */
    public <T> T unlessUnreadable(Supplier<T> question, Function<ProviderError, T> otherwise) {
        try {
            Objects.requireNonNull(credentials.get());
        } catch (UnreadableCredentialsException e) {
            return otherwise.apply(
                    error(
                            ProviderErrorKind.SECRET_UNREADABLE,
                            Objects.requireNonNull(e.getMessage())));
        }
        return question.get();
    }

    public ProviderError of(Asked asked, Reply.Answer answer) {
        return of(asked, Optional.empty(), Optional.empty(), answer);
    }

    /** The same of a submit, whose model and prompt are known. */
    public ProviderError of(Asked asked, String model, Prompt prompt, Reply.Answer answer) {
        return of(asked, Optional.of(model), Optional.of(prompt), answer);
    }

    private ProviderError of(
            Asked asked, Optional<String> model, Optional<Prompt> prompt, Reply.Answer answer) {
        ErrorBody told = ErrorBody.of(answer.json(), answer.text());
        // A phrase must not be found in what the user wrote, so the prompt goes first.
        ErrorBody body = prompt.map(told::without).orElse(told);
        Optional<String> organization = answer.headers().firstValue(OpenAi.ORGANIZATION_HEADER);
        LocalDate today = today();
        ProviderErrorKind judged =
                Judgement.of(
                        new Refusal(
                                asked, host, model, answer.status(), body, organization, today));
        ProviderErrorKind kind =
                judged == ProviderErrorKind.KEY_INVALID && credentials.get().apiKey() == null
                        ? ProviderErrorKind.KEY_MISSING
                        : judged;
        String word = cleaner().of(body.message());
        String said =
                word.isBlank()
                        ? host + " answered with status " + answer.status() + " and no reason"
                        : word;
        String message = inOurWords(kind, answer, said).orElse(said + advice(asked, kind));
        return error(
                kind,
                body.word().flatMap(cleaner()::word),
                prompt.map(known -> cleaner().of(message, known))
                        .orElseGet(() -> cleaner().of(message)),
                answer);
    }

    /** What stands in place of the provider's words, or around them, where those mislead. */
    private Optional<String> inOurWords(ProviderErrorKind kind, Reply.Answer answer, String said) {
        if (kind == ProviderErrorKind.RETIRED && answer.status() != 410) {
            return Optional.of(Shutdown.atOpenAi(host).sentence());
        }
        if (kind == ProviderErrorKind.KEY_MISSING) {
            return Optional.of(
                    "%s asks for a key, and the provider secret holds none; write %s there, with the key in place of the dots (%s)"
                            .formatted(host, place.secret(), said));
        }
        return switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> Optional.of(redirected(answer));
            case 400 ->
                    WANTS_TLS.matcher(said).find()
                            ? Optional.of(
                                    "%s speaks https at this port, and the address says http; set %s to the same with https"
                                            .formatted(host, place.setting()))
                            : Optional.empty();
            case 407 ->
                    Optional.of(
                            "a proxy on the way to %s wants a login of its own (407), so the provider was not asked; let Reelay past the proxy, or set %s to an address that is reached without it"
                                    .formatted(host, place.setting()));
            case 451 ->
                    Optional.of(
                            "%s may not answer here for reasons of law (451): %s; set %s to an address that serves this region, or deploy to another one"
                                    .formatted(host, said, place.setting()));
            default -> Optional.empty();
        };
    }

    /** What to look at where the address itself may be the trouble. */
    private String advice(Asked asked, ProviderErrorKind kind) {
        boolean aboutTheAddress =
                kind == ProviderErrorKind.ROUTE_MISSING
                        || kind == ProviderErrorKind.NOT_THE_PROTOCOL;
        if (!aboutTheAddress || asked.namesJob()) {
            return "";
        }
        if (!place.odd().isEmpty()) {
            return "; %s providers want: check %s".formatted(place.odd(), place.setting());
        }
        // A server that makes videos need not list its models.
        return asked == Asked.MODELS && kind == ProviderErrorKind.ROUTE_MISSING
                ? ""
                : "; check " + place.setting();
    }

    /** Names scheme, host and path alone: the rest may let somebody in. */
    private String redirected(Reply.Answer answer) {
        return FollowRedirects.next(place.base(), answer)
                .map(
                        to ->
                                "%s redirects to %s, and Reelay's key is not sent on; set %s to the address where the API really is"
                                        .formatted(
                                                host,
                                                cleaner().of(BaseAddress.shown(to)),
                                                place.setting()))
                .orElseGet(
                        () ->
                                "%s redirects to nowhere; set %s to the address where the API really is"
                                        .formatted(host, place.setting()));
    }

    /** A model that is switched off by host and date is refused without asking anybody. */
    public Optional<ProviderError> switchedOff(String model) {
        return Shutdown.of(host, model, today())
                .map(end -> error(end.kind(), end.sentence() + linked(end)));
    }

    private static String linked(Shutdown end) {
        return end.page().map(page -> ": " + page).orElse("");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The cleaner for whatever this provider says. */
    public CleanText cleaner() {
        @Nullable Secret key = credentials.get().apiKey();
        return CleanText.knowing(key);
    }

    /** An answer whose status is good but whose body is not what the protocol says. */
    public ProviderError notTheProtocol(Reply.Answer answer, String wanted) {
        ErrorBody body = ErrorBody.of(answer.json(), answer.text());
        String found = body.webPage() ? page(body) : "something else";
        String version = place.odd().isEmpty() ? "" : ", and %s want".formatted(place.odd());
        return error(
                ProviderErrorKind.NOT_THE_PROTOCOL,
                Optional.empty(),
                "%s answered %s instead of %s%s; check %s"
                        .formatted(host, found, wanted, version, place.setting()),
                answer);
    }

    /** A page for people, named by its title. */
    public String page(ErrorBody body) {
        String said = cleaner().of(body.message()).strip();
        return said.replaceFirst("^a web page:? ?(.*)$", "a web page (\"$1\")")
                .replace(" (\"\")", "");
    }

    /** An error of our own wording about an answer. */
    public ProviderError error(ProviderErrorKind kind, String message, Reply.Answer answer) {
        return error(kind, Optional.empty(), message, answer);
    }

    public ProviderError of(Reply.Silence silence) {
        return error(silence.kind(), silence.message());
    }

    /** An error without an answer. */
    public ProviderError error(ProviderErrorKind kind, String message) {
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
                RetryAfter.ofRefusal(answer, clock.instant()),
                answer.headers().firstValue(OpenAi.ORGANIZATION_HEADER).flatMap(cleaner()::word));
    }
}

package reelay.provider.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import reelay.provider.ContentAnswer;
import reelay.provider.NativeAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.SubmitAnswer;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderClients;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;
import reelay.provider.http.RetryAfter;
import reelay.provider.http.SubmitBody;
import reelay.provider.job.JobRequest;
import reelay.provider.refusal.CleanText;

/** All that the adapter of a wire of its own asks its provider with. */
public final class NativeWire {

    private final String kind;
    private final InstantSource clock;
    private final ProviderHttp http;
    private final ProviderAddress address;
    private final ErrorReader errors;
    private final AskProvider provider;
    private final SubmitOnce once;
    private final OpenAddress addresses;

    /**
     * Connects to nothing yet.
     *
     * @param kind such as {@code kling}
     * @param credentials asked before every request, so that a new key is used at once
     */
    public NativeWire(
            String kind,
            NativeAddress at,
            Supplier<ProviderCredentials> credentials,
            InstantSource clock,
            ProviderClients clients) {
        ProviderPlace place = ProviderPlace.of(kind, at.base());
        this.kind = kind;
        this.clock = clock;
        this.http = new ProviderHttp(at.timeout(), credentials, clients, place.setting());
        this.address = new ProviderAddress(at.base());
        this.errors = new ErrorReader(place, clock, credentials);
        this.provider = new AskProvider(http, address);
        this.once = new SubmitOnce(http, errors, place.setting());
        this.addresses = new OpenAddress(http, address, errors);
    }

    /** The name kept with its jobs. */
    public String kind() {
        return kind;
    }

    public ErrorReader errors() {
        return errors;
    }

    /** What takes the key, and whatever looks like one, out of a text. */
    public CleanText cleaner() {
        return errors.unlessUnreadable(errors::cleaner, _ -> CleanText.knowing(null));
    }

    /** What stands in the way of any question, as can be known without asking anybody. */
    public Optional<ProviderError> obstacle() {
        return errors.unlessUnreadable(Optional::empty, Optional::of);
    }

    /** When the provider wishes to be asked again. */
    public Optional<Duration> askAgainIn(Reply.Answer answer) {
        return RetryAfter.read(answer.headers(), clock.instant());
    }

    public InstantSource clock() {
        return clock;
    }

    /** The address of a route; path and query are encoded already. */
    public URI route(String path, String query) {
        return address.route(path, query);
    }

    /** Asks for something that costs nothing. */
    public Reply get(URI at) {
        return provider.get(at);
    }

    /** Asks to remove something. */
    public Reply delete(URI at) {
        return http.ask(http.signed(at).DELETE().build(), ProviderHttp.ANSWER_LIMIT);
    }

    /**
     * Hands a video over as JSON, once.
     *
     * @param understood reads an answer of success; empty for what is neither job nor error
     * @param refused reads any other answer that certainly took nothing
     */
    public SubmitAnswer submit(
            JobRequest job,
            URI at,
            JsonNode body,
            Function<Reply.Answer, Optional<SubmitAnswer>> understood,
            Function<Reply.Answer, ProviderError> refused) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return once.send(
                job,
                http.signed(at).header("Content-Type", "application/json"),
                new SubmitBody(HttpRequest.BodyPublishers.ofByteArray(bytes)),
                understood,
                refused);
    }

    /**
     * Opens the link of a finished video.
     *
     * @param found the address of the answer that named it
     */
    public ContentAnswer openLink(URI found, String link, long from) {
        return new LinkedVideo(addresses, errors).open(found, link, from);
    }

    /** Opens an address of the provider itself. */
    public Opening open(URI at, long from) {
        return addresses.open(at, from);
    }
}

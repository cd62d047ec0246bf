package reelay.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import reelay.provider.BaseAddress;
import reelay.provider.ProviderCredentials;

/** Sends requests to the provider and reads bounded answers within bounded time. */
public final class ProviderHttp {

    /**
     * Most bytes read of an answer; the rest of an endless one is not. A job may carry its video in
     * Base64, which is read and not kept.
     */
    public static final int ANSWER_LIMIT = 128 * 1024 * 1024;

    /** Longest wait for a connection, where the whole timeout is longer. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private final Duration timeout;
    private final Supplier<ProviderCredentials> credentials;
    private final ProviderClients clients;
    private final String setting;

    public ProviderHttp(
            Duration timeout, Supplier<ProviderCredentials> credentials, ProviderClients clients) {
        this(timeout, credentials, clients, BaseAddress.SETTING);
    }

    /**
     * @param setting where the address of the provider is set, for people
     */
    public ProviderHttp(
            Duration timeout,
            Supplier<ProviderCredentials> credentials,
            ProviderClients clients,
            String setting) {
        this.timeout = timeout;
        this.credentials = credentials;
        this.clients = clients;
        this.setting = setting;
    }

    /** Redirects are for us to decide on: the client would send our key along. */
    public static HttpClient newClient(Duration timeout) {
        return newClient(timeout, TellingTrust.ofMachine());
    }

    public static HttpClient newClient(Duration timeout, SSLContext trust) {
        return HttpClient.newBuilder()
                // Without it the client asks plain servers for HTTP/2, which small ones stumble on.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(trust)
                .connectTimeout(timeout.compareTo(CONNECT_LIMIT) < 0 ? timeout : CONNECT_LIMIT)
                .build();
    }

    /** A request that says who we are; only for addresses of the provider itself. */
    public HttpRequest.Builder signed(URI address) {
        ProviderCredentials now = credentials.get();
        HttpRequest.Builder request = unsigned(address);
        if (now.apiKey() != null) {
            request.header("Authorization", "Bearer " + now.apiKey().value());
        }
        if (now.organization() != null) {
            request.header("OpenAI-Organization", now.organization());
        }
        if (now.project() != null) {
            request.header("OpenAI-Project", now.project());
        }
        return request;
    }

    /** A request for an address of somebody else. */
    public HttpRequest.Builder unsigned(URI address) {
        return HttpRequest.newBuilder(address).timeout(timeout);
    }

    /** Asks, and reads up to {@code limit} bytes of the answer. */
    public Reply ask(HttpRequest request, int limit) {
        return ask(clients.shared(), request, limit, Optional.empty());
    }

    /**
     * Asks for a list, whose jobs are handed on one by one while they arrive.
     *
     * @param each takes an outline of each job, in their order; a job that makes no sense is as
     *     good as one without fields
     * @return the answer with an outline of what stands around the jobs
     */
    public Reply askForList(HttpRequest request, Consumer<JsonNode> each) {
        return ask(clients.shared(), request, ANSWER_LIMIT, Optional.of(each));
    }

    /**
     * Asks over a connection of its own. One kept from before may have been closed by the provider
     * meanwhile (a Lambda is frozen between two calls), and whoever sends on it cannot tell whether
     * the request was taken.
     */
    public Reply askOnNewConnection(HttpRequest request) {
        HttpClient client = clients.another();
        try {
            return ask(client, request, ANSWER_LIMIT, Optional.empty());
        } finally {
            client.shutdownNow();
        }
    }

    private Reply ask(
            HttpClient client,
            HttpRequest request,
            int limit,
            Optional<Consumer<JsonNode>> eachOfList) {
        HttpResponse<BodyStream> response;
        try {
            response = start(client, request);
        } catch (IOException e) {
            return Silences.ofProvider(request.uri(), e, setting);
        }
        try {
            return AnswerBody.read(response, limit, timeout, eachOfList);
        } catch (IOException e) {
            Reply.Silence broken = Silences.ofProvider(request.uri(), e, setting);
            return new Reply.Silence(
                    broken.kind(), broken.message(), true, OptionalInt.of(response.statusCode()));
        }
    }

    /** Asks, and lets the body flow. */
    public HttpResponse<BodyStream> start(HttpRequest request) throws IOException {
        return start(clients.shared(), request);
    }

    private HttpResponse<BodyStream> start(HttpClient client, HttpRequest request)
            throws IOException {
        try {
            return client.send(request, headers -> new BodyStream(timeout));
        } catch (IllegalArgumentException e) {
            // The client's own words for a Content-Length that is no number.
            throw new IOException("the answer's head cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    /** Reads up to {@code limit} bytes of a body, for as long as the timeout. */
    public Reply.Answer read(HttpResponse<BodyStream> response, long limit) throws IOException {
        return AnswerBody.read(response, limit, timeout, Optional.empty());
    }
}

package reelay.provider.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The HTTP clients of one process: one that everything shares, whomever it asks for what, and new
 * ones for what wants a connection of its own.
 */
public final class ProviderClients {

    private final Supplier<HttpClient> maker;
    private final HttpClient shared;

    /**
     * Makes the shared one; connects to nothing yet.
     *
     * @param maker makes clients, which must not follow redirects: they would take the key along
     */
    public ProviderClients(Supplier<HttpClient> maker) {
        this.maker = maker;
        this.shared = maker.get();
    }

    /**
     * Clients that trust whom this machine trusts.
     *
     * @param timeout longest wait for a connection
     */
    public static ProviderClients of(Duration timeout) {
        return new ProviderClients(() -> ProviderHttp.newClient(timeout));
    }

    public HttpClient shared() {
        return shared;
    }

    /** One with no connection yet; shut it down after use. */
    public HttpClient another() {
        return maker.get();
    }
}

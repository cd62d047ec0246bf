package reelay.api.fetch;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;
import reelay.api.http.Bytes;
import reelay.provider.reach.Connector;
import reelay.provider.reach.HostResolver;
import reelay.provider.reach.PublicAddress;
import reelay.provider.reach.PublicHosts;

/** Fetches an image from an address that a client chose, within limits of time, size and reach. */
public final class ImageFetcher {

    /** Most bytes of a fetched image: 10 MB. */
    public static final int LARGEST_IMAGE = 10 * 1024 * 1024;

    private static final int MOST_REDIRECTS = 3;

    /** For all of a fetch, redirects included; the function itself has 20 seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    private final HttpsGet https;
    private final Duration limit;

    /**
     * @param tls whose trust decides about certificates
     * @param limit for all of a fetch, redirects included
     */
    public ImageFetcher(
            HostResolver resolver, Connector connector, SSLSocketFactory tls, Duration limit) {
        https = new HttpsGet(new PublicHosts(resolver, connector, tls));
        this.limit = limit;
    }

    /** Over the internet, trusting the certificates this Java runtime trusts. */
    public static ImageFetcher overTheInternet() {
        return new ImageFetcher(
                HostResolver.ofThisMachine(),
                Connector.toPort(PublicAddress.PORT, CONNECT_LIMIT),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                LIMIT);
    }

    /**
     * The bytes behind an address.
     *
     * @throws ApiException 400 saying what stood in the way
     */
    public Bytes fetch(ImageUrl url) {
        // Interrupting a virtual thread closes the socket it waits for, whatever trickles in.
        FutureTask<Bytes> task = new FutureTask<>(() -> follow(url));
        Thread.ofVirtual().name("image-fetch").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw FetchRefusals.unreachable(
                            url.host() + " took more than " + limit.toSeconds() + " seconds")
                    .causedBy(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ApiException refusal
                    ? refusal
                    : new IllegalStateException("the fetch broke", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiError.UNAVAILABLE.with().causedBy(e);
        } finally {
            task.cancel(true);
        }
    }

    private Bytes follow(ImageUrl url) {
        ImageUrl current = url;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            switch (https.get(current)) {
                case HttpsGet.Answer.Found(Bytes body) -> {
                    return body;
                }
                case HttpsGet.Answer.Moved(String location) -> current = current.movedTo(location);
            }
        }
        throw FetchRefusals.refused(
                url.host() + " redirects more than " + MOST_REDIRECTS + " times");
    }
}

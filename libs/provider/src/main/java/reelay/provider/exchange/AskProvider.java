package reelay.provider.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.Function;
import reelay.provider.http.FollowRedirects;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;

/**
 * Asks the provider for something that costs nothing. Redirects are followed as long as they stay
 * at the provider, which alone may see our key.
 */
public final class AskProvider {

    private static final int MOST_HOPS = 5;

    private final ProviderHttp http;
    private final ProviderAddress address;

    public AskProvider(ProviderHttp http, ProviderAddress address) {
        this.http = http;
        this.address = address;
    }

    /** The answer of the last address, or the redirect that is not followed. */
    public Reply get(URI start) {
        return follow(start, request -> http.ask(request, ProviderHttp.ANSWER_LIMIT));
    }

    /**
     * The same of a list, without its jobs.
     *
     * @param jobs is filled with an outline of each, in their order
     */
    public Reply list(URI start, List<JsonNode> jobs) {
        return follow(
                start,
                request -> {
                    jobs.clear();
                    return http.askForList(request, jobs::add);
                });
    }

    private Reply follow(URI start, Function<HttpRequest, Reply> send) {
        URI at = start;
        for (int hop = 0; ; hop++) {
            Reply reply = send.apply(http.signed(at).GET().build());
            var next = FollowRedirects.next(at, reply).filter(address::sameOrigin);
            if (next.isEmpty() || hop == MOST_HOPS) {
                return reply;
            }
            at = next.get();
        }
    }
}

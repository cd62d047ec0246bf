package reelay.provider.exchange;

import java.net.URI;
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
        URI at = start;
        for (int hop = 0; ; hop++) {
            Reply reply = http.ask(http.signed(at).GET().build(), ProviderHttp.ANSWER_LIMIT);
            var next = FollowRedirects.next(at, reply).filter(address::sameOrigin);
            if (next.isEmpty() || hop == MOST_HOPS) {
                return reply;
            }
            at = next.get();
        }
    }
}

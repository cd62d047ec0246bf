package reelay.provider.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import reelay.provider.reach.Reach;
import reelay.provider.reach.WebLink;

/** Fetches bytes from an address and the addresses it points to; only the provider sees our key. */
public final class FollowRedirects {

    /** Half as many as browsers follow. */
    private static final int MOST_HOPS = 10;

    /** Where a fetch ended. */
    public sealed interface Arrival {

        /**
         * Somebody answered, with bytes or with an error.
         *
         * @param at who
         * @param atProvider false once the way led to another origin
         */
        record Answered(URI at, HttpResponse<BodyStream> response, boolean atProvider)
                implements Arrival {}

        record Silent(Reply.Silence silence) implements Arrival {}

        /**
         * The way leads nowhere.
         *
         * @param explanation why, in our words
         */
        record Lost(String explanation) implements Arrival {}
    }

    private final ProviderHttp http;
    private final ProviderAddress address;
    private final Reach reach;

    public FollowRedirects(ProviderHttp http, ProviderAddress address) {
        this.http = http;
        this.address = address;
        this.reach = new Reach(address.base());
    }

    /**
     * Fetches from a link that was found in an answer.
     *
     * @param found where it stood
     * @param from first byte wanted; 0 asks for all
     */
    public Arrival fetch(URI found, String link, long from) {
        return switch (WebLink.of(found, link)) {
            case WebLink.Odd(String why) -> new Arrival.Lost("the link to the video " + why);
            case WebLink.Usable(URI start) -> fetch(start, from);
        };
    }

    /**
     * Fetches from an address.
     *
     * @param from first byte wanted; 0 asks for all
     */
    public Arrival fetch(URI start, long from) {
        URI at = start;
        boolean atProvider = address.sameOrigin(start);
        for (int hop = 0; ; hop++) {
            Optional<String> refusal = reach.refusal(at);
            if (refusal.isPresent()) {
                return new Arrival.Lost("the link to the video " + refusal.get());
            }
            try {
                HttpResponse<BodyStream> response = http.start(request(at, atProvider, from));
                if (!redirects(response.statusCode())) {
                    return new Arrival.Answered(at, response, atProvider);
                }
                response.body().close();
                String location = location(response.headers());
                if (hop == MOST_HOPS) {
                    return new Arrival.Lost("the link to the video redirects more than 10 times");
                }
                switch (WebLink.of(at, location)) {
                    case WebLink.Odd(String why) -> {
                        return new Arrival.Lost(
                                "the link to the video redirects to one that " + why);
                    }
                    case WebLink.Usable(URI next) -> at = next;
                }
                atProvider = atProvider && address.sameOrigin(at);
            } catch (IOException e) {
                return new Arrival.Silent(Silences.of(at, e));
            }
        }
    }

    private HttpRequest request(URI at, boolean atProvider, long from) {
        HttpRequest.Builder request = atProvider ? http.signed(at) : http.unsigned(at);
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        return request.GET().build();
    }

    /** The header, whose bytes the HTTP client takes for Latin-1 where servers mean UTF-8. */
    private static String location(HttpHeaders headers) {
        String told = headers.firstValue("location").orElse("");
        if (told.chars().anyMatch(letter -> letter > 0xff)
                || told.chars().allMatch(c -> c < 0x80)) {
            return told;
        }
        String meant =
                new String(told.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return meant.indexOf('\uFFFD') < 0 ? meant : told;
    }

    private static boolean redirects(int status) {
        return switch (status) {
            case 300, 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /** Where a reply sends on to; empty when it does not, or to no web address. */
    public static Optional<URI> next(URI at, Reply reply) {
        return reply instanceof Reply.Answer answer && redirects(answer.status())
                ? Optional.of(location(answer.headers()))
                        .map(location -> WebLink.of(at, location))
                        .flatMap(
                                link ->
                                        link instanceof WebLink.Usable(URI next)
                                                ? Optional.of(next)
                                                : Optional.empty())
                : Optional.empty();
    }
}

package reelay.provider.openai;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Fetches bytes from an address and the addresses it points to; only the provider sees our key. */
final class FollowRedirects {

    private static final int MOST_HOPS = 5;

    /** Where a fetch ended. */
    sealed interface Arrival {

        /**
         * Somebody answered, with bytes or with an error.
         *
         * @param atProvider false once the way led to another origin
         */
        record Answered(HttpResponse<BodyStream> response, boolean atProvider) implements Arrival {}

        record Silent(Reply.Silence silence) implements Arrival {}

        /**
         * The way leads nowhere.
         *
         * @param last the redirect that could not be followed
         */
        record Lost(Reply.Answer last, String explanation) implements Arrival {}
    }

    private final ProviderHttp http;
    private final ProviderAddress address;

    FollowRedirects(ProviderHttp http, ProviderAddress address) {
        this.http = http;
        this.address = address;
    }

    /**
     * @param from first byte wanted; 0 asks for all
     */
    Arrival fetch(URI start, long from) {
        URI at = start;
        boolean atProvider = address.sameOrigin(start);
        for (int hop = 0; ; hop++) {
            try {
                HttpResponse<BodyStream> response = http.start(request(at, atProvider, from));
                if (!redirects(response.statusCode())) {
                    return new Arrival.Answered(response, atProvider);
                }
                Optional<URI> next = next(at, response);
                response.body().close();
                if (next.isEmpty() || hop == MOST_HOPS) {
                    return new Arrival.Lost(
                            new Reply.Answer(response.statusCode(), response.headers()),
                            next.isEmpty()
                                    ? "the video's address redirects to no web address"
                                    : "the video's address redirects more than 5 times");
                }
                at = next.get();
                atProvider = atProvider && address.sameOrigin(at);
            } catch (IOException e) {
                return new Arrival.Silent(ProviderHttp.silence(at, e));
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

    private static boolean redirects(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private static Optional<URI> next(URI at, HttpResponse<?> response) {
        return response.headers()
                .firstValue("location")
                .flatMap(
                        location -> {
                            try {
                                return ResultLinks.web(at.resolve(location.strip()).toString());
                            } catch (IllegalArgumentException notAnAddress) {
                                return Optional.empty();
                            }
                        });
    }
}

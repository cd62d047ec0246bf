package reelay.provider.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import reelay.provider.ContentAnswer;
import reelay.provider.ProviderErrorKind;
import reelay.provider.http.BodyStream;
import reelay.provider.http.FollowRedirects;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;
import reelay.provider.http.Silences;
import reelay.provider.read.Encodings;
import reelay.provider.read.InlineVideo;
import reelay.provider.read.ResultPlace;

/** Opens one address and tells bytes from words, by what comes and not by what it is called. */
public final class OpenAddress {

    private final ProviderHttp http;
    private final ProviderAddress address;
    private final ErrorReader errors;
    private final FollowRedirects redirects;

    public OpenAddress(ProviderHttp http, ProviderAddress address, ErrorReader errors) {
        this.http = http;
        this.address = address;
        this.errors = errors;
        this.redirects = new FollowRedirects(http, address);
    }

    /** Opens an address of ours. */
    public Opening open(URI at, long from) {
        return opening(redirects.fetch(at, from), from);
    }

    /**
     * Opens a place that an answer named.
     *
     * @param found the address of that answer
     */
    public Opening open(URI found, ResultPlace place, long from) {
        return switch (place) {
            case ResultPlace.Link(String link) -> opening(redirects.fetch(found, link, from), from);
            case ResultPlace.Inline inline -> inline(found, inline);
        };
    }

    private Opening opening(FollowRedirects.Arrival arrival, long from) {
        return switch (arrival) {
            case FollowRedirects.Arrival.Silent(Reply.Silence silence) ->
                    new Opening.Nothing(errors.of(silence));
            case FollowRedirects.Arrival.Lost(String explanation) ->
                    new Opening.Nothing(errors.error(ProviderErrorKind.NOT_READY, explanation));
            case FollowRedirects.Arrival.Answered(URI at, var response, boolean atProvider) -> {
                try {
                    yield opening(at, response, atProvider, from);
                } catch (IOException e) {
                    yield new Opening.Nothing(errors.of(Silences.of(at, e)));
                }
            }
        };
    }

    /** Bytes where bytes came, be they of a video or not, and words where JSON or markup did. */
    private Opening opening(
            URI at, HttpResponse<BodyStream> response, boolean atProvider, long from)
            throws IOException {
        FirstBytes first =
                new FirstBytes(
                        response.statusCode() / 100 == 2
                                ? response.body().peek(FirstBytes.LOOK)
                                : new byte[0]);
        if (first.nothing() && response.statusCode() == 200 && from == 0) {
            response.body().close();
            return new Opening.Nothing(
                    errors.error(
                            ProviderErrorKind.NOT_READY,
                            "it handed out a video of no bytes",
                            new Reply.Answer(200, response.headers())));
        }
        if (!carriesBytes(response, first)) {
            return new Opening.Words(
                    at, http.read(response, ProviderHttp.ANSWER_LIMIT), atProvider);
        }
        ContentAnswer answer = ContentBytes.opened(response, first, from, errors);
        String type = response.headers().firstValue("content-type").orElse("");
        return (first.ofOther() || first.ofText(type))
                        && answer instanceof ContentAnswer.Opened other
                ? new Opening.Other(other)
                : new Opening.Bytes(answer);
    }

    private static boolean carriesBytes(HttpResponse<BodyStream> response, FirstBytes first) {
        if (response.statusCode() != 200 && response.statusCode() != 206) {
            // A proxy that changed something says 203, and some say 201 where they have made it.
            return response.statusCode() / 100 == 2 && first.ofVideo();
        }
        if (ContentBytes.encoded(response) || first.ofGzip()) {
            String type = response.headers().firstValue("content-type").orElse("");
            String lower = type.toLowerCase(Locale.ROOT);
            return first.ofVideo() || (!lower.contains("json") && !lower.startsWith("text/"));
        }
        return !first.ofWords();
    }

    /**
     * The answer is asked for again, and its text flows as bytes; it cannot be had from its middle.
     */
    private Opening inline(URI found, ResultPlace.Inline place) {
        HttpRequest.Builder request =
                address.sameOrigin(found) ? http.signed(found) : http.unsigned(found);
        try {
            HttpResponse<BodyStream> response = http.start(request.GET().build());
            if (response.statusCode() != 200) {
                return new Opening.Words(
                        found, http.read(response, ProviderHttp.ANSWER_LIMIT), false);
            }
            Optional<InputStream> bytes =
                    InlineVideo.open(
                            Encodings.unpacked(
                                    response.body(),
                                    response.headers().firstValue("content-encoding")),
                            place.pointer());
            if (bytes.isEmpty()) {
                response.body().close();
                return new Opening.Nothing(
                        errors.error(
                                ProviderErrorKind.NOT_READY,
                                "the job no longer holds the video it held a moment ago"));
            }
            return new Opening.Bytes(
                    new ContentAnswer.Opened(
                            bytes.get(),
                            0,
                            OptionalLong.empty(),
                            place.declaredType().orElse("video/mp4"),
                            Optional.empty()));
        } catch (IOException e) {
            return new Opening.Nothing(errors.of(Silences.of(found, e)));
        }
    }
}

package reelay.provider.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.provider.ContentAnswer;
import reelay.provider.ProviderErrorKind;
import reelay.provider.http.BodyStream;
import reelay.provider.http.Reply;
import reelay.provider.read.Encodings;

/** Makes an opened video of a good answer: which bytes these are, and how many there must be. */
final class ContentBytes {

    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private static final Set<String> PACKED = Set.of("gzip", "x-gzip", "deflate");

    private ContentBytes() {}

    /** Whether the bytes are packed, and say so. */
    static boolean encoded(HttpResponse<?> response) {
        return response.headers()
                .firstValue("content-encoding")
                .filter(word -> PACKED.contains(word.strip().toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    static ContentAnswer opened(HttpResponse<BodyStream> response, long from, ErrorReader errors)
            throws IOException {
        if (encoded(response)) {
            return unpacked(response, from, errors);
        }
        if (response.statusCode() != 206) {
            OptionalLong length = response.headers().firstValueAsLong("content-length");
            length.ifPresent(response.body()::promise);
            return opened(response, 0, length);
        }
        String range = response.headers().firstValue("content-range").orElse("");
        Matcher matcher = CONTENT_RANGE.matcher(range.strip());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) != from) {
            response.body().close();
            return new ContentAnswer.NotNow(
                    errors.error(
                            ProviderErrorKind.SERVER_ERROR,
                            "asked for the bytes from " + from + " on, the provider sent others",
                            new Reply.Answer(206, response.headers())));
        }
        if (matcher.group(3).equals("*")) {
            response.body().promise(Long.parseLong(matcher.group(2)) + 1 - from);
            return opened(response, from, OptionalLong.empty());
        }
        long total = Long.parseLong(matcher.group(3));
        response.body().promise(total - from);
        return opened(response, from, OptionalLong.of(total));
    }

    /** A range of packed bytes is no range of the video, and their length is not its length. */
    private static ContentAnswer unpacked(
            HttpResponse<BodyStream> response, long from, ErrorReader errors) throws IOException {
        if (response.statusCode() == 206) {
            response.body().close();
            return new ContentAnswer.NotNow(
                    errors.error(
                            ProviderErrorKind.SERVER_ERROR,
                            "asked for the bytes from " + from + " on, the provider packed them",
                            new Reply.Answer(206, response.headers())));
        }
        response.headers().firstValueAsLong("content-length").ifPresent(response.body()::promise);
        return opened(
                response,
                Encodings.unpacked(
                        response.body(), response.headers().firstValue("content-encoding")),
                0,
                OptionalLong.empty());
    }

    private static ContentAnswer opened(
            HttpResponse<BodyStream> response, long firstByte, OptionalLong total) {
        return opened(response, response.body(), firstByte, total);
    }

    private static ContentAnswer opened(
            HttpResponse<?> response, InputStream body, long firstByte, OptionalLong total) {
        return new ContentAnswer.Opened(
                body,
                firstByte,
                total,
                response.headers()
                        .firstValue("content-type")
                        .filter(type -> !type.isBlank())
                        .orElse("video/mp4"),
                response.headers().firstValue("etag"));
    }
}

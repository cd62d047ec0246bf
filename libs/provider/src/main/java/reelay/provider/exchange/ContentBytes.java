package reelay.provider.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reelay.provider.ContentAnswer;
import reelay.provider.ProviderErrorKind;
import reelay.provider.http.BodyStream;
import reelay.provider.http.Reply;
import reelay.provider.read.Encodings;

/** Makes an opened video of a good answer: which bytes these are, and how many there must be. */
final class ContentBytes {

    /** As RFC 9110 writes it, and with the signs that others put there. */
    private static final Pattern CONTENT_RANGE =
            Pattern.compile(
                    "(?i)(?:bytes)?[ =:]{0,3}(\\d{1,18}) ?- ?(\\d{1,18}) ?/ ?(\\d{1,18}|\\*)");

    private static final Set<String> PACKED = Set.of("gzip", "x-gzip", "deflate");

    private static final Pattern COMMA = Pattern.compile(" *, *");

    private ContentBytes() {}

    /** Whether the bytes are packed, and say so. */
    static boolean encoded(HttpResponse<?> response) {
        return response.headers().allValues("content-encoding").stream()
                .flatMap(COMMA::splitAsStream)
                .anyMatch(word -> PACKED.contains(word.strip().toLowerCase(Locale.ROOT)));
    }

    static ContentAnswer opened(
            HttpResponse<BodyStream> response, FirstBytes first, long from, ErrorReader errors)
            throws IOException {
        if (encoded(response) || first.ofGzip()) {
            return unpacked(response, from, errors);
        }
        if (first.ofDataUrl() || first.ofBase64()) {
            length(response).ifPresent(response.body()::promise);
            return opened(response, decoded(response.body(), first), 0, OptionalLong.empty());
        }
        String range = response.headers().firstValue("content-range").orElse("");
        // Who asks for all, and is told of no part, got all.
        boolean all = from == 0 && range.isBlank() && first.ofVideo();
        if (response.statusCode() != 206 || all) {
            OptionalLong length = length(response);
            length.ifPresent(response.body()::promise);
            return opened(response, 0, length);
        }
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
        length(response).ifPresent(response.body()::promise);
        return opened(
                response,
                Encodings.unpacked(
                        response.body(), response.headers().firstValue("content-encoding")),
                0,
                OptionalLong.empty());
    }

    /** The length of the body; one that was said twice is one, and what is no number is none. */
    private static OptionalLong length(HttpResponse<?> response) {
        String told = response.headers().firstValue("content-length").orElse("");
        List<String> lengths =
                Stream.of(told.split(",", -1)).map(String::strip).distinct().toList();
        return lengths.size() == 1 && lengths.getFirst().matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(lengths.getFirst()))
                : OptionalLong.empty();
    }

    /** The bytes of a text that is the video in Base64, behind the head of a data: URL. */
    private static InputStream decoded(InputStream text, FirstBytes first) throws IOException {
        for (int letter = first.ofDataUrl() ? 0 : ','; letter >= 0 && letter != ','; ) {
            letter = text.read();
        }
        return Base64.getMimeDecoder().wrap(text);
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

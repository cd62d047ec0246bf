package reelay.provider.openai;

import java.net.http.HttpResponse;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.provider.ContentAnswer;
import reelay.provider.ProviderErrorKind;

/** Makes an opened video of a good answer: which bytes these are, and how many there must be. */
final class ContentBytes {

    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private ContentBytes() {}

    static ContentAnswer opened(HttpResponse<BodyStream> response, long from, ErrorReader errors) {
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

    private static ContentAnswer opened(
            HttpResponse<BodyStream> response, long firstByte, OptionalLong total) {
        return new ContentAnswer.Opened(
                response.body(),
                firstByte,
                total,
                response.headers()
                        .firstValue("content-type")
                        .filter(type -> !type.isBlank())
                        .orElse("video/mp4"),
                response.headers().firstValue("etag"));
    }
}

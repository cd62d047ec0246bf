package reelay.api.gallery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.video.Sha256;

/** One file of the page, as it is and compressed. API Gateway compresses nothing by itself. */
final class GalleryFile {

    private final String contentType;
    private final byte[] plain;
    private final byte[] compressed;
    private final String tag;

    GalleryFile(String contentType, byte[] plain) {
        this.contentType = contentType;
        this.plain = plain;
        this.compressed = compressed(plain);
        // Weak: the same tag stands for both forms.
        this.tag = "W/\"" + Sha256.hex(plain).substring(0, 32) + "\"";
    }

    /** The file in the form the browser takes, or 304 when it has this one already. */
    ApiResponse answer(ApiRequest request) {
        boolean known =
                request.header("if-none-match").filter(sent -> sent.contains(tag)).isPresent();
        return (known ? ApiResponse.notModified() : content(request))
                .with("etag", tag)
                // Kept, and asked about each time: a deployment is seen at once.
                .with("cache-control", "no-cache")
                .with("vary", "accept-encoding");
    }

    private ApiResponse content(ApiRequest request) {
        boolean takesGzip =
                request.header("accept-encoding").filter(sent -> sent.contains("gzip")).isPresent();
        return takesGzip
                ? ApiResponse.bytes(contentType, compressed).with("content-encoding", "gzip")
                : ApiResponse.bytes(contentType, plain);
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

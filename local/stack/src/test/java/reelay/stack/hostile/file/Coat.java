package reelay.stack.hostile.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import reelay.stack.faults.wire.HttpReply;
import reelay.video.Json;

/** What lies around the JSON of an answer. */
public enum Coat {
    NONE,
    GZIP,
    GZIP_UNSAID,
    DEFLATE,
    BYTE_ORDER_MARK,
    BLANK_LINES_BEFORE,
    NULS_AFTER,
    TEXT_AFTER,
    CALLED_HTML,
    CALLED_BYTES,
    CALLED_NOTHING,
    CALLED_NONSENSE;

    public HttpReply around(int status, JsonNode body) {
        return around(status, Json.text(body));
    }

    public HttpReply around(int status, String json) {
        Map<String, List<String>> headers = new TreeMap<>();
        type().forEach(type -> headers.put("Content-Type", List.of(type)));
        byte[] plain = json.getBytes(StandardCharsets.UTF_8);
        byte[] body =
                switch (this) {
                    case GZIP, GZIP_UNSAID -> gzip(plain);
                    case DEFLATE -> deflate(plain);
                    case BYTE_ORDER_MARK -> Boxes.join(Boxes.number(0xefbbbf, 3), plain);
                    case BLANK_LINES_BEFORE -> Boxes.join(Boxes.ascii("\n\n  "), plain);
                    case NULS_AFTER -> Boxes.join(plain, Boxes.zeros(3));
                    case TEXT_AFTER -> Boxes.join(plain, Boxes.ascii("\n<!-- served by lb-7 -->"));
                    default -> plain;
                };
        if (this == GZIP) {
            headers.put("Content-Encoding", List.of("gzip"));
        }
        if (this == DEFLATE) {
            headers.put("Content-Encoding", List.of("deflate"));
        }
        return new HttpReply(status, headers, body);
    }

    private List<String> type() {
        return switch (this) {
            case CALLED_HTML -> List.of("text/html; charset=utf-8");
            case CALLED_BYTES -> List.of("application/octet-stream");
            case CALLED_NOTHING -> List.of();
            case CALLED_NONSENSE -> List.of(";;json charset");
            default -> List.of("application/json");
        };
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
            deflate.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}

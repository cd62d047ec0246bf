package reelay.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What comes back for a request. */
public sealed interface Answer {

    /** Writes a body's bytes. */
    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * A whole answer.
     *
     * @param length bytes that Content-Length promises; what the body does not keep breaks the
     *     connection
     */
    record Whole(int status, Map<String, String> headers, long length, Writer body)
            implements Answer {

        public Whole with(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Whole(status, Map.copyOf(more), length, body);
        }

        /** The same with another status. */
        public Whole withStatus(int other) {
            return new Whole(other, headers, length, body);
        }

        /** The body. */
        public byte[] bytes() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                body.writeTo(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }

    /** An answer in chunks, whose end mark comes where the body ends. */
    record Chunked(int status, Map<String, String> headers, Writer body) implements Answer {}

    /** The connection closes without a word. */
    record Dropped() implements Answer {}

    /** The connection stays open without a word. */
    record Hanging() implements Answer {}

    static Whole json(JsonNode body) {
        return json(200, Map.of(), body);
    }

    static Whole json(int status, Map<String, String> headers, JsonNode body) {
        return text(status, "application/json", body.toString(), headers);
    }

    static Whole html(String page) {
        return html(200, page);
    }

    static Whole html(int status, String page) {
        return text(status, "text/html; charset=utf-8", page, Map.of());
    }

    static Whole redirect(int status, String location) {
        return new Whole(status, Map.of("Location", location), 0, out -> {});
    }

    static Whole bytes(int status, String contentType, byte[] bytes) {
        return new Whole(status, Map.of(), bytes.length, out -> out.write(bytes))
                .with("Content-Type", contentType);
    }

    private static Whole text(
            int status, String contentType, String text, Map<String, String> headers) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Whole(status, headers, bytes.length, out -> out.write(bytes))
                .with("Content-Type", contentType);
    }
}

package reelay.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reelay.provider.read.Encodings;
import reelay.provider.read.Outline;

/**
 * Reads the body of an answer as it arrives: an outline of its JSON, and its beginning as text,
 * whatever its type is said to be. A video in it flows past.
 */
final class AnswerBody {

    /** So many bytes are kept as text: web pages and sentences, of which nobody reads more. */
    private static final int KEPT = 64 * 1024;

    private final HttpResponse<BodyStream> response;
    private final Bounded bytes;
    private final Optional<Consumer<JsonNode>> eachOfList;

    private AnswerBody(
            HttpResponse<BodyStream> response,
            Bounded bytes,
            Optional<Consumer<JsonNode>> eachOfList) {
        this.response = response;
        this.bytes = bytes;
        this.eachOfList = eachOfList;
    }

    /**
     * Reads an answer within a limit and a time. A body that breaks takes a good answer with it; of
     * an error the status still counts.
     *
     * @param limit most bytes read, without content encoding
     * @param eachOfList takes the jobs of a list one by one; empty for any other answer
     */
    static Reply.Answer read(
            HttpResponse<BodyStream> response,
            long limit,
            Duration timeout,
            Optional<Consumer<JsonNode>> eachOfList)
            throws IOException {
        try (BodyStream body = response.body()) {
            Bounded bytes = new Bounded(limit, System.nanoTime() + timeout.toNanos());
            AnswerBody answer = new AnswerBody(response, bytes, eachOfList);
            try {
                bytes.open(
                        Encodings.unpacked(
                                body, response.headers().firstValue("content-encoding")));
                return answer.read();
            } catch (IOException e) {
                if (response.statusCode() / 100 == 2) {
                    throw e;
                }
                return answer.with(Optional.empty());
            }
        }
    }

    private Reply.Answer read() throws IOException {
        Optional<JsonNode> json =
                eachOfList.isPresent()
                        ? Outline.ofList(bytes, eachOfList.get())
                        : Outline.of(bytes);
        if (json.isEmpty()) {
            bytes.readBeginning();
        }
        return with(json.or(() -> Outline.behindPreface(bytes.text(), eachOfList)));
    }

    private Reply.Answer with(Optional<JsonNode> json) {
        return new Reply.Answer(
                response.statusCode(), response.headers(), bytes.text(), json, !bytes.cut);
    }

    /** Bytes up to a limit, within a time, whose beginning is kept. */
    private static final class Bounded extends InputStream {

        private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        private final long end;
        private long left;
        private boolean cut;
        private @Nullable InputStream in;

        /**
         * @param end the nano time after which nothing more is read
         */
        Bounded(long limit, long end) {
            this.left = limit;
            this.end = end;
        }

        String text() {
            return beginning.toString(StandardCharsets.UTF_8);
        }

        void open(InputStream body) {
            in = body;
        }

        void readBeginning() throws IOException {
            byte[] piece = new byte[8 * 1024];
            while (beginning.size() < KEPT && read(piece, 0, piece.length) >= 0) {
                // Read for its beginning alone.
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (in == null) {
                return -1;
            }
            if (left == 0) {
                cut = cut || in.read() >= 0;
                return -1;
            }
            int count = in.read(target, offset, (int) Math.min(length, left));
            if (count > 0) {
                left -= count;
                beginning.write(target, offset, Math.min(count, KEPT - beginning.size()));
            }
            if (System.nanoTime() - end > 0) {
                throw new HttpTimeoutException("the body trickled in too slowly");
            }
            return count;
        }
    }
}

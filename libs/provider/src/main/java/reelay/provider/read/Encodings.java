package reelay.provider.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** What lies between the bytes of an answer and its characters. */
public final class Encodings {

    private static final int GZIP_START = 0x1f8b;

    /** More layers than these are made to be unpacked for ever. */
    private static final int MOST_LAYERS = 3;

    /** The first byte of nearly every zlib stream: deflate, with a window of 32 KB. */
    private static final int ZLIB_START = 0x78;

    /** How zlib's four levels begin: no JSON, no markup and no video does. */
    private static final Set<Integer> USUAL_ZLIB = Set.of(0x7801, 0x785e, 0x789c, 0x78da);

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private static final int UTF_8_MARK = 0xefbb;

    private Encodings() {}

    /**
     * The bytes without gzip or deflate, whether that was asked for, and said, or not. Anything
     * else, such as brotli, stays as it is.
     *
     * @param contentEncoding the header, if there is one; bare deflate cannot be told from its
     *     bytes
     */
    public static InputStream unpacked(InputStream body, Optional<String> contentEncoding)
            throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(body);
        int start = peek(bytes);
        // A file that lies packed at its origin is packed once more on its way.
        for (int layer = 0; layer < MOST_LAYERS && start == GZIP_START; layer++) {
            bytes = new BufferedInputStream(new GZIPInputStream(bytes, 16 * 1024));
            start = peek(bytes);
            if (start != GZIP_START) {
                return bytes;
            }
        }
        boolean said =
                contentEncoding
                        .filter(word -> word.strip().equalsIgnoreCase("deflate"))
                        .isPresent();
        if (start < 0 || !(said || USUAL_ZLIB.contains(start))) {
            return bytes;
        }
        // RFC 9110 means zlib; some servers send the bare deflate stream inside it.
        boolean zlib = start >> 8 == ZLIB_START && start % 31 == 0;
        return new InflaterInputStream(bytes, new Inflater(!zlib), 16 * 1024);
    }

    /** The characters of UTF-8 or UTF-16, whatever the headers say; a mark is left out. */
    static Reader characters(InputStream body) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(body);
        int start = peek(bytes);
        // A gateway may put one before another's.
        for (int marks = 0; marks < 2 && peek(bytes) == UTF_8_MARK; marks++) {
            bytes.mark(3);
            if (!Arrays.equals(bytes.readNBytes(3), MARK)) {
                bytes.reset();
            }
        }
        return new InputStreamReader(bytes, charset(start));
    }

    /** By the mark, else by where the zero of a first ASCII character stands (RFC 4627). */
    private static Charset charset(int start) {
        if (start == 0xfeff || start == 0xfffe) {
            return StandardCharsets.UTF_16;
        }
        if (start > 0 && start <= 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return start > 0 && (start & 0xff) == 0
                ? StandardCharsets.UTF_16LE
                : StandardCharsets.UTF_8;
    }

    /** The next two bytes as a number, without taking them; -1 when there are fewer. */
    private static int peek(BufferedInputStream bytes) throws IOException {
        bytes.mark(2);
        byte[] start = bytes.readNBytes(2);
        bytes.reset();
        return start.length < 2 ? -1 : ((start[0] & 0xff) << 8) | (start[1] & 0xff);
    }
}

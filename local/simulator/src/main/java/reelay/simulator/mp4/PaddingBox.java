package reelay.simulator.mp4;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * A {@code free} box behind the video that players pass over. Each byte tells its place, so that a
 * download joined wrongly does not go unnoticed.
 */
final class PaddingBox {

    /** Four bytes that say "long size", the name, eight bytes of size. */
    private static final int HEADER = 16;

    private static final int CHUNK = 64 * 1024;

    private PaddingBox() {}

    /** Length of the box that holds so many bytes; 0 without any. */
    static long length(long padding) {
        return padding == 0 ? 0 : HEADER + padding;
    }

    static void writeTo(OutputStream out, long padding, long from, long count) throws IOException {
        byte[] header =
                ByteBuffer.allocate(HEADER)
                        .putInt(1)
                        .put(new byte[] {'f', 'r', 'e', 'e'})
                        .putLong(length(padding))
                        .array();
        long at = from;
        long end = from + count;
        if (at < HEADER) {
            int inHeader = (int) Math.min(HEADER - at, count);
            out.write(header, (int) at, inHeader);
            at += inHeader;
        }
        byte[] chunk = new byte[CHUNK];
        while (at < end) {
            int size = (int) Math.min(CHUNK, end - at);
            for (int i = 0; i < size; i++) {
                long place = at + i;
                chunk[i] = (byte) (place ^ place >>> 8 ^ place >>> 16 ^ place >>> 24);
            }
            out.write(chunk, 0, size);
            at += size;
        }
    }
}

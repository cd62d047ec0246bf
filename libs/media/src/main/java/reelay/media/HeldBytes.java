package reelay.media;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that are kept for a closer look, up to a limit; it grows with what really comes. */
final class HeldBytes {

    private static final int FIRST_ROOM = 4096;

    private byte[] bytes = new byte[0];
    private int length;

    void clear() {
        bytes = new byte[0];
        length = 0;
    }

    /** Adds bytes; there must be fewer than 1 GB of them in all. */
    void add(byte[] more, int offset, int count) {
        if (bytes.length < length + count) {
            int room = Math.max(FIRST_ROOM, Math.max(length + count, bytes.length * 2));
            bytes = Arrays.copyOf(bytes, room);
        }
        System.arraycopy(more, offset, bytes, length, count);
        length += count;
    }

    int length() {
        return length;
    }

    /** All of them, from position 0; valid until more are added. */
    ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, length).slice();
    }
}

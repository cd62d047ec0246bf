package reelay.simulator.mp4;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing bytes, highest first, in which earlier places can be filled in later. */
final class ByteSink {

    private byte[] bytes;
    private int length;

    ByteSink(int capacity) {
        this.bytes = new byte[capacity];
    }

    int length() {
        return length;
    }

    void octet(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    void shorts(int... values) {
        for (int value : values) {
            octet(value >> 8);
            octet(value);
        }
    }

    void integer(int value) {
        shorts(value >>> 16, value);
    }

    void integers(int... values) {
        for (int value : values) {
            integer(value);
        }
    }

    void text(String ascii) {
        byte[] letters = ascii.getBytes(StandardCharsets.US_ASCII);
        bytes(letters, 0, letters.length);
    }

    void bytes(byte... source) {
        bytes(source, 0, source.length);
    }

    void bytes(byte[] source, int offset, int count) {
        room(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** Overwrites four bytes. */
    void patch(int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >> (24 - 8 * i));
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}

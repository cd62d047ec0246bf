package reelay.simulator.mp4;

import java.util.Arrays;

/** Writes the bits of one H.264 unit, highest bit first. */
final class BitWriter {

    private byte[] bytes = new byte[64 * 1024];
    private int length;
    private int open;
    private int openBits;

    /** Forgets everything written. */
    void clear() {
        length = 0;
        open = 0;
        openBits = 0;
    }

    /** The lowest bits of the value; at most 24 at once. */
    void bits(int value, int count) {
        open = (open << count) | (value & ((1 << count) - 1));
        openBits += count;
        while (openBits >= 8) {
            openBits -= 8;
            room(1);
            bytes[length++] = (byte) (open >> openBits);
        }
        open &= (1 << openBits) - 1;
    }

    void bit(boolean value) {
        bits(value ? 1 : 0, 1);
    }

    /** Unsigned Exp-Golomb code, {@code ue(v)} (clause 9.1). */
    void unsigned(int value) {
        int size = 32 - Integer.numberOfLeadingZeros(value + 1);
        bits(0, size - 1);
        bits(value + 1, size);
    }

    /** A zero in a signed Exp-Golomb code, {@code se(v)}; nothing here needs another value. */
    void signedZero() {
        bits(1, 1);
    }

    /** Zero bits up to the next whole byte. */
    void align() {
        if (openBits > 0) {
            bits(0, 8 - openBits);
        }
    }

    /** Whole bytes; the writer must be aligned. */
    void bytes(byte[] source, int offset, int count) {
        room(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** The one bit and the zeros that end every unit. */
    void trailing() {
        bits(1, 1);
        align();
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Appends the unit with its four-byte length in front. Two zero bytes are never followed by a
     * small one: a 3 stands between, which decoders drop (clause 7.4.1).
     */
    void appendUnitTo(ByteSink sink) {
        int start = sink.length();
        sink.integer(0);
        int zeros = 0;
        int from = 0;
        for (int i = 0; i < length; i++) {
            int value = bytes[i];
            if (zeros >= 2 && (value & ~3) == 0) {
                sink.bytes(bytes, from, i - from);
                sink.octet(3);
                from = i;
                zeros = 0;
            }
            zeros = value == 0 ? zeros + 1 : 0;
        }
        sink.bytes(bytes, from, length - from);
        sink.patch(start, sink.length() - start - 4);
    }

    private void room(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}

package reelay.stack.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the boxes of an MP4 (ISO/IEC 14496-12). */
final class Boxes {

    private Boxes() {}

    static byte[] box(String type, byte[]... contents) {
        byte[] inner = join(contents);
        return join(number(8 + inner.length, 4), ascii(type), inner);
    }

    /** With its size in 64 bits. */
    static byte[] wideBox(String type, byte[]... contents) {
        byte[] inner = join(contents);
        return join(number(1, 4), ascii(type), number(16 + inner.length, 8), inner);
    }

    /** That goes on to the end of the file. */
    static byte[] endlessBox(String type, byte[]... contents) {
        return join(number(0, 4), ascii(type), join(contents));
    }

    /** A box with a version and flags. */
    static byte[] fullBox(String type, long versionAndFlags, byte[]... contents) {
        return box(type, number(versionAndFlags, 4), join(contents));
    }

    static byte[] number(long value, int bytes) {
        byte[] all = ByteBuffer.allocate(8).putLong(value).array();
        return java.util.Arrays.copyOfRange(all, 8 - bytes, 8);
    }

    static byte[] zeros(int count) {
        return new byte[count];
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

package reelay.stack.hostile.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the boxes of an MP4 (ISO/IEC 14496-12). */
public final class Boxes {

    private Boxes() {}

    public static byte[] box(String type, byte[]... contents) {
        byte[] inner = join(contents);
        return join(number(8 + inner.length, 4), ascii(type), inner);
    }

    /** With its size in 64 bits. */
    public static byte[] wideBox(String type, byte[]... contents) {
        byte[] inner = join(contents);
        return join(number(1, 4), ascii(type), number(16 + inner.length, 8), inner);
    }

    /** That goes on to the end of the file. */
    public static byte[] endlessBox(String type, byte[]... contents) {
        return join(number(0, 4), ascii(type), join(contents));
    }

    /** A box with a version and flags. */
    public static byte[] fullBox(String type, long versionAndFlags, byte[]... contents) {
        return box(type, number(versionAndFlags, 4), join(contents));
    }

    public static byte[] number(long value, int bytes) {
        byte[] all = ByteBuffer.allocate(8).putLong(value).array();
        return java.util.Arrays.copyOfRange(all, 8 - bytes, 8);
    }

    public static byte[] zeros(int count) {
        return new byte[count];
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

package reelay.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The header of an MP4, with a track of sound before the one of pictures, and nothing to see. */
public final class Mp4 {

    private Mp4() {}

    public static byte[] of(int width, int height, double seconds) {
        ByteBuffer movie = ByteBuffer.allocate(100);
        movie.putInt(12, 1000).putInt(16, (int) Math.round(seconds * 1000));
        return joined(
                box("ftyp", "isom\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)),
                box("mdat", new byte[50]),
                box("moov", joined(box("mvhd", movie.array()), track(0, 0), track(width, height))));
    }

    private static byte[] track(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(84);
        header.putInt(76, width << 16).putInt(80, height << 16);
        return box("trak", box("tkhd", header.array()));
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}

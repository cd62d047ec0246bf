package reelay.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Videos for tests: real ones of a few kilobytes, and built ones of any length. */
public final class SmallVideos {

    /** Shortest video that {@link #mp4(int)} builds, in bytes. */
    public static final int SHORTEST = 366;

    /** Playing time of the built ones. */
    public static final int MILLISECONDS = 4000;

    private SmallVideos() {}

    /** The file of that name beside this class. */
    public static byte[] file(String name) {
        try (InputStream file = SmallVideos.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("there is no file " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An MP4 of 4 seconds and 720x1280, of so many bytes, whose pictures are noise. */
    public static byte[] mp4(int length) {
        byte[] noise = new byte[length - SHORTEST + 1];
        new Random(length).nextBytes(noise);
        return mp4(noise);
    }

    /** The same of these pictures. */
    public static byte[] mp4(byte[] pictures) {
        byte[] type = box("ftyp", "isom\0\0\2\0".getBytes(StandardCharsets.ISO_8859_1));
        // The header's length does not depend on what it says.
        int media = type.length + movie(pictures.length, 0).length;
        return joined(type, movie(pictures.length, media + Box.HEADER), box("mdat", pictures));
    }

    private static byte[] movie(int bytes, int position) {
        ByteBuffer movie = ByteBuffer.allocate(100).putInt(12, 1000).putInt(16, MILLISECONDS);
        ByteBuffer track = ByteBuffer.allocate(84).putInt(76, 720 << 16).putInt(80, 1280 << 16);
        ByteBuffer handler = ByteBuffer.allocate(25).putInt(8, 0x76696465);
        return box(
                "moov",
                box("mvhd", movie.array()),
                box(
                        "trak",
                        box("tkhd", track.array()),
                        box(
                                "mdia",
                                box("hdlr", handler.array()),
                                box(
                                        "minf",
                                        box(
                                                "stbl",
                                                table("stsc", 1, 1, 1, 1),
                                                table("stsz", bytes, 1),
                                                table("stco", 1, position))))));
    }

    private static byte[] table(String type, int... numbers) {
        ByteBuffer content = ByteBuffer.allocate(4 + 4 * numbers.length).putInt(0);
        for (int number : numbers) {
            content.putInt(number);
        }
        return box(type, content.array());
    }

    /** A box with that content. */
    static byte[] box(String type, byte[]... content) {
        byte[] all = joined(content);
        return ByteBuffer.allocate(Box.HEADER + all.length)
                .putInt(Box.HEADER + all.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(all)
                .array();
    }

    static byte[] joined(byte[]... parts) {
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

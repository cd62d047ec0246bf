package reelay.api.reference;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What the header of an MP4 says (ISO/IEC 14496-12: boxes of a 32-bit length and a four-letter
 * type); nothing is decoded.
 *
 * @param width pixels
 * @param height pixels
 * @param seconds playing time in whole seconds, at least 1
 */
public record Mp4Header(int width, int height, int seconds) {

    private static final int BOX_HEADER = 8;
    private static final int MOST_PIXELS = 16_384;
    private static final int MOST_SECONDS = 3600;

    /** The header; empty when it is missing, cut off or beyond reason. */
    static Optional<Mp4Header> of(byte[] file) {
        try {
            return child(ByteBuffer.wrap(file).asReadOnlyBuffer(), "moov")
                    .flatMap(Mp4Header::movie);
        } catch (BufferUnderflowException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static Optional<Mp4Header> movie(ByteBuffer moov) {
        Optional<Long> seconds = child(moov, "mvhd").flatMap(Mp4Header::seconds);
        ByteBuffer rest = moov.duplicate();
        while (seconds.isPresent()) {
            Optional<ByteBuffer> track = next(rest, "trak");
            if (track.isEmpty()) {
                break;
            }
            Optional<Mp4Header> header =
                    child(track.get(), "tkhd").flatMap(tkhd -> track(tkhd, seconds.get()));
            if (header.isPresent()) {
                return header;
            }
        }
        return Optional.empty();
    }

    /** Version 1 has 64-bit times; the timescale stands behind the two dates. */
    private static Optional<Long> seconds(ByteBuffer mvhd) {
        boolean wide = mvhd.get(0) == 1;
        int timescaleAt = wide ? 20 : 12;
        long timescale = Integer.toUnsignedLong(mvhd.getInt(timescaleAt));
        long units =
                wide
                        ? mvhd.getLong(timescaleAt + 4)
                        : Integer.toUnsignedLong(mvhd.getInt(timescaleAt + 4));
        if (timescale == 0 || units <= 0 || units / timescale > MOST_SECONDS) {
            return Optional.empty();
        }
        return Optional.of(Math.max(1, Math.round((double) units / timescale)));
    }

    /** Width and height are the last 8 bytes, in 65536ths; a track of sound has none. */
    private static Optional<Mp4Header> track(ByteBuffer tkhd, long seconds) {
        int width = tkhd.getInt(tkhd.limit() - 8) >>> 16;
        int height = tkhd.getInt(tkhd.limit() - 4) >>> 16;
        boolean seen = width > 0 && height > 0 && width <= MOST_PIXELS && height <= MOST_PIXELS;
        return seen ? Optional.of(new Mp4Header(width, height, (int) seconds)) : Optional.empty();
    }

    private static Optional<ByteBuffer> child(ByteBuffer parent, String type) {
        return next(parent.duplicate().position(0), type);
    }

    /** What is in the next box of that type; the position is behind it then. */
    private static Optional<ByteBuffer> next(ByteBuffer boxes, String type) {
        while (boxes.remaining() >= BOX_HEADER) {
            int start = boxes.position();
            long length = Integer.toUnsignedLong(boxes.getInt(start));
            String found = type(boxes, start);
            // 0 is "to the end of the file", 1 a 64-bit length: only the pictures are that long.
            if (length == 1) {
                length = boxes.getLong(start + BOX_HEADER);
            }
            if (length < BOX_HEADER || length > boxes.remaining()) {
                return Optional.empty();
            }
            boxes.position(start + (int) length);
            if (found.equals(type)) {
                return Optional.of(boxes.slice(start + BOX_HEADER, (int) length - BOX_HEADER));
            }
        }
        return Optional.empty();
    }

    private static String type(ByteBuffer boxes, int start) {
        StringBuilder letters = new StringBuilder();
        for (int i = 4; i < BOX_HEADER; i++) {
            letters.append((char) (boxes.get(start + i) & 0xff));
        }
        return letters.toString();
    }
}

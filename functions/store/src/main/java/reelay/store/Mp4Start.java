package reelay.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The first bytes of a file, read as an MP4 (ISO/IEC 14496-12: boxes of a 32-bit length and a
 * four-letter type).
 */
final class Mp4Start {

    /** Length and type of a box. */
    private static final int BOX_HEADER = 8;

    private final ByteBuffer start;

    /**
     * @param start the file from its first byte on, as much as is at hand
     */
    Mp4Start(ByteBuffer start) {
        this.start = start.slice();
    }

    /** Whether the file begins with the box every MP4 begins with. */
    boolean isMp4() {
        return start.limit() >= BOX_HEADER && "ftyp".equals(type(0));
    }

    /** The playing time, when the movie header lies within these bytes. */
    Optional<Duration> duration() {
        return find("moov", 0, start.limit())
                .flatMap(moov -> find("mvhd", moov + BOX_HEADER, end(moov)))
                .flatMap(this::movieDuration);
    }

    /**
     * Position of the first box of that type between two positions, if it begins in these bytes.
     */
    private Optional<Integer> find(String type, int from, long to) {
        long at = from;
        while (at + BOX_HEADER <= Math.min(to, start.limit())) {
            if (type.equals(type((int) at))) {
                return Optional.of((int) at);
            }
            long length = length((int) at);
            if (length < BOX_HEADER) {
                // 0 means "to the end of the file", 1 a 64-bit length: no header follows nearby.
                return Optional.empty();
            }
            at += length;
        }
        return Optional.empty();
    }

    private Optional<Duration> movieDuration(int mvhd) {
        int body = mvhd + BOX_HEADER;
        if (body + 32 > start.limit()) {
            return Optional.empty();
        }
        // Version 1 has 64-bit times; the timescale stands behind the two dates.
        boolean wide = start.get(body) == 1;
        int timescaleAt = body + 4 + (wide ? 16 : 8);
        long timescale = Integer.toUnsignedLong(start.getInt(timescaleAt));
        long units =
                wide
                        ? start.getLong(timescaleAt + 4)
                        : Integer.toUnsignedLong(start.getInt(timescaleAt + 4));
        if (timescale == 0 || units <= 0 || units > Long.MAX_VALUE / 1000) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(units * 1000 / timescale));
    }

    private long end(int box) {
        return box + length(box);
    }

    private long length(int box) {
        return Integer.toUnsignedLong(start.getInt(box));
    }

    private String type(int box) {
        byte[] letters = new byte[4];
        start.get(box + 4, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }
}

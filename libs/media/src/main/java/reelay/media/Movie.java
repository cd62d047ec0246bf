package reelay.media;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reelay.video.VideoSize;

/**
 * What {@code moov} says.
 *
 * @param header what there is to show
 * @param samplesEnd position behind the last byte of any sample it lists; 0 when it lists none
 * @param fragmented whether samples are listed behind it, in {@code moof} boxes
 * @param compressed whether it is packed, as QuickTime may, so that nothing is known
 * @param soundOnly whether it has tracks, and all of them are sound
 * @param picture the first one that stands alone
 */
record Movie(
        MediaHeader header,
        long samplesEnd,
        boolean fragmented,
        boolean compressed,
        boolean soundOnly,
        Optional<FirstPicture> picture) {

    /** Turned by a quarter: the matrix mirrors width and height (positions 1 and 3 of 9). */
    private static final int MATRIX_FROM_END = 44;

    /**
     * @throws Box.MalformedException if boxes do not fit into each other, or say what cannot be
     */
    static Movie of(ByteBuffer moov) throws Box.MalformedException {
        try {
            return read(Box.in(moov));
        } catch (IndexOutOfBoundsException | ArithmeticException beyond) {
            Box.MalformedException malformed = new Box.MalformedException("moov");
            malformed.initCause(beyond);
            throw malformed;
        }
    }

    private static Movie read(List<Box> moov) throws Box.MalformedException {
        List<String> kinds = new ArrayList<>();
        Optional<VideoSize> size = Optional.empty();
        long end = 0;
        for (Box box : moov) {
            if (box.type().equals("trak")) {
                List<Box> track = Box.in(box.content());
                kinds.add(kind(track));
                if (size.isEmpty()) {
                    size = Box.first(track, "tkhd").flatMap(Movie::size);
                }
                end = Math.max(end, SampleTable.end(Box.within(track, "mdia", "minf", "stbl")));
            }
        }
        Optional<ByteBuffer> extension = Box.first(moov, "mvex");
        return new Movie(
                new MediaHeader(duration(moov), size),
                end,
                extension.isPresent(),
                Box.first(moov, "cmov").isPresent(),
                !kinds.isEmpty() && kinds.stream().allMatch("soun"::equals),
                FirstPicture.of(moov));
    }

    /** What a track is of, such as {@code vide}. */
    private static String kind(List<Box> track) throws Box.MalformedException {
        return Box.first(Box.within(track, "mdia"), "hdlr")
                .map(handler -> Box.type(handler, 4))
                .orElse("");
    }

    /** Of the whole movie; with fragments behind it, of those too where {@code mehd} says so. */
    private static Optional<Duration> duration(List<Box> moov) throws Box.MalformedException {
        Optional<ByteBuffer> header = Box.first(moov, "mvhd");
        if (header.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer mvhd = header.get();
        // Version 1 has 64-bit times; the timescale stands behind the two dates.
        boolean wide = mvhd.get(0) == 1;
        int scaleAt = wide ? 20 : 12;
        double scale = Integer.toUnsignedLong(mvhd.getInt(scaleAt));
        double units = wide ? mvhd.getLong(scaleAt + 4) : unsigned(mvhd, scaleAt + 4);
        Optional<ByteBuffer> whole = Box.first(Box.within(moov, "mvex"), "mehd");
        if (whole.isPresent()) {
            ByteBuffer mehd = whole.get();
            units = mehd.get(0) == 1 ? mehd.getLong(4) : unsigned(mehd, 4);
        }
        return MediaHeader.duration(units, scale);
    }

    /** All ones mean "unknown"; that is beyond reason too. */
    private static double unsigned(ByteBuffer box, int at) {
        return Integer.toUnsignedLong(box.getInt(at));
    }

    /** Width and height are the last 8 bytes, in 65536ths; a track of sound has none. */
    private static Optional<VideoSize> size(ByteBuffer tkhd) {
        int width = tkhd.getInt(tkhd.limit() - 8) >>> 16;
        int height = tkhd.getInt(tkhd.limit() - 4) >>> 16;
        int matrix = tkhd.limit() - MATRIX_FROM_END;
        boolean turned =
                tkhd.getInt(matrix) == 0
                        && tkhd.getInt(matrix + 4) != 0
                        && tkhd.getInt(matrix + 12) != 0
                        && tkhd.getInt(matrix + 16) == 0;
        return turned ? MediaHeader.size(height, width) : MediaHeader.size(width, height);
    }
}

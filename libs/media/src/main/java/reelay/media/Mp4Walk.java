package reelay.media;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelay.video.VideoFormat;

/**
 * Goes from box to box of an MP4 or QuickTime file (ISO/IEC 14496-12). The content of few boxes is
 * held, and only up to a limit; the pictures just flow by.
 */
final class Mp4Walk implements Walk {

    /** Longest content that is held: the tables of some five hours. */
    private static final int MOST_HELD = 8 * 1024 * 1024;

    /** Longest {@code ftyp}; real ones have some 32 bytes, and a text that mentions it has more. */
    private static final int LONGEST_FTYP = 4096;

    /** Longest of the boxes that may stand first and say nothing. */
    private static final int LONGEST_FILLER = 16 * 1024 * 1024;

    /** Boxes side by side; a day in fragments of a tenth of a second has fewer. */
    private static final int MOST_BOXES = 2_000_000;

    private static final Set<String> FILLERS =
            Set.of("free", "skip", "wide", "junk", "pnot", "uuid", "styp", "sidx", "emsg", "prft");

    private final byte[] head = new byte[Box.LONG_HEADER];
    private int headLength;
    private final HeldBytes held = new HeldBytes();
    private final Mp4Contents contents = new Mp4Contents();

    private String type = "";
    private long position;
    private long left;
    private boolean toTheEnd;
    private boolean holding;
    private int boxes;
    private boolean strayed;

    /** Whether a file that begins so may be one: its first box must be one that may stand first. */
    static boolean begins(byte[] first) {
        ByteBuffer bytes = ByteBuffer.wrap(first);
        long length = Integer.toUnsignedLong(bytes.getInt(0));
        boolean open = length == 0 || length == 1;
        String type = Box.type(bytes, 0);
        return switch (type) {
            case "ftyp" -> length >= Box.LONG_HEADER && length <= LONGEST_FTYP;
            case "moov", "moof", "mdat" -> open || length >= Box.HEADER;
            default -> FILLERS.contains(type) && length >= Box.HEADER && length <= LONGEST_FILLER;
        };
    }

    @Override
    public void take(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end && !strayed) {
            int count;
            if (left > 0) {
                count = (int) Math.min(left, end - at);
                hold(bytes, at, count);
                left -= toTheEnd ? 0 : count;
            } else {
                count = 1;
                head[headLength++] = bytes[at];
            }
            at += count;
            position += count;
            if (headLength > 0 && left == 0) {
                open();
            } else if (left == 0) {
                close();
            }
        }
        // What lies behind the last box is no box: its length still counts.
        position += end - at;
    }

    /** A box to the end of the file does not say beforehand that it is too long to hold. */
    private void hold(byte[] bytes, int offset, int count) {
        if (holding && held.length() + count > MOST_HELD) {
            holding = false;
            held.clear();
        }
        if (holding) {
            held.add(bytes, offset, count);
        }
    }

    /** Begins a box when all of its head has come. */
    private void open() {
        if (headLength < Box.HEADER) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(head);
        long length = Integer.toUnsignedLong(bytes.getInt(0));
        String letters = Box.type(bytes, 0);
        if (length == 1) {
            if (headLength < Box.LONG_HEADER) {
                return;
            }
            length = bytes.getLong(Box.HEADER);
        }
        toTheEnd = length == 0;
        if (!Box.isType(letters) || ++boxes > MOST_BOXES || (!toTheEnd && length < headLength)) {
            strayed = true;
            return;
        }
        type = letters;
        left = toTheEnd ? Long.MAX_VALUE : length - headLength;
        holding = contents.wants(type) && (toTheEnd || left <= MOST_HELD);
        contents.begins(type, position - headLength, toTheEnd);
        headLength = 0;
        if (left == 0) {
            close();
        }
    }

    private void close() {
        if (holding) {
            contents.read(type, held.view(), position);
            held.clear();
            holding = false;
        }
        type = "";
    }

    @Override
    public VideoFormat format() {
        return contents.format();
    }

    @Override
    public MediaHeader header() {
        @Nullable Movie movie = contents.movie();
        return movie == null ? MediaHeader.SILENT : movie.header();
    }

    @Override
    public Optional<FirstPicture> picture() {
        return contents.picture();
    }

    @Override
    public MediaFinding end() {
        if (headLength > 0 && !strayed) {
            // A few bytes behind a whole file, or the beginning of more.
            return contents.judge(position, true) instanceof MediaFinding.Whole whole
                    ? new MediaFinding.OpenEnd(whole.format(), whole.header())
                    : new MediaFinding.Cut("ends within the head of a box");
        }
        if (left > 0 && !toTheEnd) {
            return new MediaFinding.Cut(
                    String.format(
                            Locale.ROOT,
                            "ends at byte %d, %d bytes before the end of its box '%s'",
                            position,
                            left,
                            type));
        }
        if (toTheEnd) {
            close();
        }
        return contents.judge(position, strayed);
    }
}

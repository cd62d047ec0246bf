package reelay.stack.hostile.file;

import static reelay.stack.hostile.file.Boxes.ascii;
import static reelay.stack.hostile.file.Boxes.box;
import static reelay.stack.hostile.file.Boxes.fullBox;
import static reelay.stack.hostile.file.Boxes.join;
import static reelay.stack.hostile.file.Boxes.number;
import static reelay.stack.hostile.file.Boxes.zeros;

import java.util.ArrayList;
import java.util.List;

/** A small MP4 with one picture track whose tables are true, as a muxer would write it. */
final class Mp4File {

    private static final int MATRIX_ONE = 0x00010000;
    private static final int TIMESCALE = 1000;
    private static final int FRAME = 40;

    private final List<byte[]> frames;

    /**
     * @param frames the samples, all kept as they are
     */
    Mp4File(List<byte[]> frames) {
        this.frames = frames;
    }

    static byte[] fileType(String brand) {
        return box("ftyp", ascii(brand), number(512, 4), ascii("isom"), ascii(brand));
    }

    byte[] samples() {
        return join(frames.toArray(byte[][]::new));
    }

    /** The movie for samples that all lie behind one another from {@code offset} on. */
    byte[] movie(long offset) {
        byte[] table =
                box(
                        "stbl",
                        descriptions(),
                        fullBox(
                                "stts",
                                0,
                                number(1, 4),
                                number(frames.size(), 4),
                                number(FRAME, 4)),
                        fullBox(
                                "stsc",
                                0,
                                number(1, 4),
                                number(1, 4),
                                number(frames.size(), 4),
                                number(1, 4)),
                        fullBox("stsz", 0, number(0, 4), number(frames.size(), 4), sizes()),
                        fullBox("stco", 0, number(1, 4), number(offset, 4)));
        return box("moov", header(length()), track(table, length()));
    }

    /** The movie for samples that lie in fragments. */
    byte[] movieOfFragments() {
        byte[] table =
                box(
                        "stbl",
                        descriptions(),
                        fullBox("stts", 0, zeros(4)),
                        fullBox("stsc", 0, zeros(4)),
                        fullBox("stsz", 0, zeros(8)),
                        fullBox("stco", 0, zeros(4)));
        byte[] defaults =
                fullBox("trex", 0, number(1, 4), number(1, 4), number(FRAME, 4), zeros(8));
        return box("moov", header(0), track(table, 0), box("mvex", defaults));
    }

    /** One moof and its mdat for each frame. */
    byte[] fragments() {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            byte[] frame = frames.get(i);
            int toData = fragment(i, frame.length, 0).length + 8;
            all.add(fragment(i, frame.length, toData));
            all.add(box("mdat", frame));
        }
        return join(all.toArray(byte[][]::new));
    }

    /** The last box of some fragmented files: an index with nothing in it. */
    static byte[] fragmentIndex() {
        return box("mfra", fullBox("mfro", 0, number(24, 4)));
    }

    private static byte[] fragment(int number, int size, int toData) {
        return box(
                "moof",
                fullBox("mfhd", 0, number(number + 1, 4)),
                box(
                        "traf",
                        // default-base-is-moof
                        fullBox("tfhd", 0x020000, number(1, 4)),
                        fullBox("tfdt", 0, number((long) number * FRAME, 4)),
                        // data offset and sample size are given
                        fullBox(
                                "trun",
                                0x000201,
                                number(1, 4),
                                number(toData, 4),
                                number(size, 4))));
    }

    private long length() {
        return (long) frames.size() * FRAME;
    }

    private static byte[] header(long duration) {
        return fullBox(
                "mvhd",
                0,
                zeros(8),
                number(TIMESCALE, 4),
                number(duration, 4),
                number(MATRIX_ONE, 4),
                number(0x0100, 2),
                zeros(10),
                matrix(),
                zeros(24),
                number(2, 4));
    }

    private static byte[] track(byte[] table, long duration) {
        byte[] header =
                fullBox(
                        "tkhd",
                        3,
                        zeros(8),
                        number(1, 4),
                        zeros(4),
                        number(duration, 4),
                        zeros(16),
                        matrix(),
                        number(720L << 16, 4),
                        number(1280L << 16, 4));
        byte[] references = box("dinf", fullBox("dref", 0, number(1, 4), fullBox("url ", 1)));
        return box(
                "trak",
                header,
                box(
                        "mdia",
                        fullBox(
                                "mdhd",
                                0,
                                zeros(8),
                                number(TIMESCALE, 4),
                                number(duration, 4),
                                number(0x55c4, 2),
                                zeros(2)),
                        fullBox("hdlr", 0, zeros(4), ascii("vide"), zeros(13)),
                        box("minf", fullBox("vmhd", 1, zeros(8)), references, table)));
    }

    private static byte[] descriptions() {
        byte[] decoder =
                box("avcC", number(0x0142c00affe1L, 6), number(0, 2), number(1, 1), number(0, 2));
        byte[] entry =
                box(
                        "avc1",
                        zeros(6),
                        number(1, 2),
                        zeros(16),
                        number(720, 2),
                        number(1280, 2),
                        number(0x00480000, 4),
                        number(0x00480000, 4),
                        zeros(4),
                        number(1, 2),
                        zeros(32),
                        number(24, 2),
                        number(0xffff, 2),
                        decoder);
        return fullBox("stsd", 0, number(1, 4), entry);
    }

    private byte[] sizes() {
        return join(frames.stream().map(frame -> number(frame.length, 4)).toArray(byte[][]::new));
    }

    private static byte[] matrix() {
        return join(
                number(MATRIX_ONE, 4),
                zeros(12),
                number(MATRIX_ONE, 4),
                zeros(12),
                number(0x40000000, 4));
    }
}

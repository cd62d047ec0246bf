package reelay.stack.hostile.file;

import static reelay.stack.hostile.file.Boxes.ascii;
import static reelay.stack.hostile.file.Boxes.join;
import static reelay.stack.hostile.file.Boxes.number;

import java.util.ArrayList;
import java.util.List;

/** A small WebM with one picture track (RFC 9559). */
final class WebmFile {

    private WebmFile() {}

    /** Every frame in a cluster of its own; all sizes are told. */
    static byte[] of(List<byte[]> frames) {
        byte[] head =
                element(
                        0x1A45DFA3,
                        element(0x4286, number(1, 1)),
                        element(0x42F7, number(1, 1)),
                        element(0x42F2, number(4, 1)),
                        element(0x42F3, number(8, 1)),
                        element(0x4282, ascii("webm")),
                        element(0x4287, number(4, 1)),
                        element(0x4285, number(2, 1)));
        long duration = Double.doubleToLongBits(frames.size() * 40.0);
        byte[] times =
                element(
                        0x1549A966,
                        element(0x2AD7B1, number(1_000_000, 4)),
                        element(0x4489, number(duration, 8)),
                        element(0x4D80, ascii("test")),
                        element(0x5741, ascii("test")));
        byte[] video = element(0xE0, element(0xB0, number(720, 2)), element(0xBA, number(1280, 2)));
        byte[] tracks =
                element(
                        0x1654AE6B,
                        element(
                                0xAE,
                                element(0xD7, number(1, 1)),
                                element(0x73C5, number(1, 1)),
                                element(0x83, number(1, 1)),
                                element(0x86, ascii("V_VP9")),
                                video));
        List<byte[]> segment = new ArrayList<>(List.of(times, tracks));
        for (int i = 0; i < frames.size(); i++) {
            byte[] block = join(number(0x81, 1), number(0, 2), number(0x80, 1), frames.get(i));
            segment.add(
                    element(0x1F43B675, element(0xE7, number(i * 40L, 2)), element(0xA3, block)));
        }
        return join(head, element(0x18538067, segment.toArray(byte[][]::new)));
    }

    private static byte[] element(long id, byte[]... contents) {
        byte[] inner = join(contents);
        int idBytes = (71 - Long.numberOfLeadingZeros(id)) / 8;
        return join(number(id, idBytes), number(0x0100000000000000L | inner.length, 8), inner);
    }
}

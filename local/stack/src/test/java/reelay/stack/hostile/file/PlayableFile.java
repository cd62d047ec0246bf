package reelay.stack.hostile.file;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reelay.stack.hostile.file.TopBoxes.Box;

/**
 * Whether a player could make something of a file: a check of its own, simpler than the product's.
 */
public final class PlayableFile {

    private static final int MATROSKA = 0x1A45DFA3;

    private PlayableFile() {}

    public static boolean is(byte[] bytes) {
        return bytes.length > 64 && (isMatroska(bytes) ? webm(bytes) : boxes(bytes));
    }

    private static boolean isMatroska(byte[] bytes) {
        return java.nio.ByteBuffer.wrap(bytes).getInt(0) == MATROSKA;
    }

    private static boolean boxes(byte[] bytes) {
        List<Box> boxes = TopBoxes.of(bytes);
        Set<String> types = boxes.stream().map(Box::type).collect(Collectors.toSet());
        return !boxes.isEmpty()
                && boxes.getLast().end() == bytes.length
                && types.contains("moov")
                && types.contains("mdat");
    }

    /** The head and one segment whose size is in eight bytes, up to the last byte. */
    private static boolean webm(byte[] bytes) {
        java.nio.ByteBuffer data = java.nio.ByteBuffer.wrap(bytes);
        int segment = 12 + (int) (data.getLong(4) & 0xffffffL);
        return segment + 12 < bytes.length
                && data.getInt(segment) == 0x18538067
                && segment + 12 + (data.getLong(segment + 4) & 0xffffffL) == bytes.length;
    }
}

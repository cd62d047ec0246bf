package reelay.stack.hostile.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The outermost boxes of an MP4: a reader of its own, for tests to compare with. */
public final class TopBoxes {

    /**
     * One box.
     *
     * @param end first byte after it
     */
    record Box(String type, long start, long end) {}

    private TopBoxes() {}

    /**
     * The boxes up to the first that is not whole.
     *
     * @param bytes of the file
     */
    static List<Box> of(byte[] bytes) {
        List<Box> boxes = new ArrayList<>();
        ByteBuffer data = ByteBuffer.wrap(bytes);
        int at = 0;
        while (at + 8 <= bytes.length) {
            long size = Integer.toUnsignedLong(data.getInt(at));
            if (size == 1 && at + 16 <= bytes.length) {
                size = data.getLong(at + 8);
            }
            long end = size == 0 ? bytes.length : at + size;
            if (end > bytes.length || end < at + 8) {
                break;
            }
            boxes.add(new Box(new String(bytes, at + 4, 4, StandardCharsets.US_ASCII), at, end));
            at = (int) end;
        }
        return boxes;
    }

    /** A place at which a file ends within a box, at the given one or right after it. */
    public static int inside(byte[] bytes, int place) {
        boolean between = of(bytes).stream().anyMatch(box -> box.end() == place);
        return between && place < bytes.length - 1 ? place + 1 : place;
    }
}

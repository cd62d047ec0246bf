package reelay.simulator.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A box of an MP4 file as a reader sees it. */
record Box(String name, long start, ByteBuffer content) {

    /** The boxes that stand one after the other, up to the end exactly. */
    static List<Box> readAll(ByteBuffer file) {
        List<Box> boxes = new ArrayList<>();
        int at = 0;
        while (at < file.limit()) {
            long size = Integer.toUnsignedLong(file.getInt(at));
            byte[] name = new byte[4];
            file.get(at + 4, name);
            int header = 8;
            if (size == 1) {
                size = file.getLong(at + 8);
                header = 16;
            }
            ByteBuffer content = file.slice(at + header, Math.toIntExact(size) - header);
            boxes.add(new Box(new String(name, StandardCharsets.US_ASCII), at, content));
            at += Math.toIntExact(size);
        }
        return boxes;
    }

    /** The box at the end of that way, such as {@code moov/trak/mdia}. */
    static Box find(ByteBuffer file, String way) {
        ByteBuffer inside = file;
        Box box = null;
        for (String name : way.split("/", -1)) {
            box =
                    readAll(inside).stream()
                            .filter(candidate -> candidate.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no box " + way));
            inside = box.content();
        }
        return box;
    }
}

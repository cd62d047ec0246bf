package reelay.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box inside a box that is held (ISO/IEC 14496-12: a 32-bit length, a four-letter type, content).
 *
 * @param type four letters
 * @param content what is in it, from position 0
 */
record Box(String type, ByteBuffer content) {

    /** Length and type. */
    static final int HEADER = 8;

    /** Length, type and a 64-bit length. */
    static final int LONG_HEADER = 16;

    /** Boxes of one parent that are looked at; real files have a few. */
    private static final int MOST_CHILDREN = 1000;

    /** A box that claims to be longer than its parent. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String type) {
            super("the box '" + type + "' is malformed");
        }
    }

    /** The boxes in a box; a few bytes behind the last one are QuickTime's terminator. */
    static List<Box> in(ByteBuffer parent) throws MalformedException {
        List<Box> boxes = new ArrayList<>();
        int at = 0;
        while (parent.limit() - at >= HEADER && boxes.size() < MOST_CHILDREN) {
            String type = type(parent, at);
            long length = Integer.toUnsignedLong(parent.getInt(at));
            int header = HEADER;
            if (length == 1 && parent.limit() - at >= LONG_HEADER) {
                length = parent.getLong(at + HEADER);
                header = LONG_HEADER;
            } else if (length == 0) {
                length = (long) parent.limit() - at;
            }
            if (length < header || length > parent.limit() - at) {
                throw new MalformedException(type);
            }
            boxes.add(new Box(type, parent.slice(at + header, (int) length - header)));
            at += (int) length;
        }
        return boxes;
    }

    /** The first of the type. */
    static Optional<ByteBuffer> first(List<Box> boxes, String type) {
        return boxes.stream().filter(box -> box.type.equals(type)).map(Box::content).findFirst();
    }

    /** The boxes at the end of a path of first boxes; none when it leads nowhere. */
    static List<Box> within(List<Box> boxes, String... path) throws MalformedException {
        List<Box> here = boxes;
        for (String type : path) {
            Optional<ByteBuffer> next = first(here, type);
            if (next.isEmpty()) {
                return List.of();
            }
            here = in(next.get());
        }
        return here;
    }

    /** The four letters of the box that begins there. */
    static String type(ByteBuffer bytes, int at) {
        byte[] letters = new byte[4];
        bytes.get(at + 4, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    /** Whether these can be a type at all: printable, or begun with QuickTime's copyright sign. */
    static boolean isType(String letters) {
        return letters.chars().allMatch(letter -> letter >= ' ' && letter <= '~')
                || letters.charAt(0) == '\u00a9';
    }
}

package reelay.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An element inside an element that is held (RFC 8794: an id and a length, each as long as the
 * zeros at its front say, then content).
 *
 * @param id with its length marker, as specifications write it
 * @param content what is in it, from position 0
 */
record Element(long id, ByteBuffer content) {

    /** Longest id, in bytes. */
    static final int LONGEST_ID = 4;

    /** Longest length, in bytes. */
    static final int LONGEST_LENGTH = 8;

    /** Elements of one parent that are looked at. */
    private static final int MOST_CHILDREN = 1000;

    /** How many bytes the number that begins with this byte has; 9 when it is none. */
    static int width(byte first) {
        return Integer.numberOfLeadingZeros(first & 0xff) - 24 + 1;
    }

    /** The number that begins there, with its marker as an id has it or without. */
    static long number(ByteBuffer bytes, int at, int width, boolean marked) {
        long value = bytes.get(at) & 0xff;
        if (!marked) {
            value &= (1L << (8 - width)) - 1;
        }
        for (int i = 1; i < width; i++) {
            value = (value << 8) | (bytes.get(at + i) & 0xff);
        }
        return value;
    }

    /** Whether a length means "unknown": all ones. */
    static boolean unknown(long length, int width) {
        return length == (1L << (7 * width)) - 1;
    }

    /** The elements in an element, as far as they fit into it. */
    static List<Element> in(ByteBuffer parent) {
        List<Element> elements = new ArrayList<>();
        int at = 0;
        while (at < parent.limit() && elements.size() < MOST_CHILDREN) {
            int idWidth = width(parent.get(at));
            if (idWidth > LONGEST_ID || at + idWidth >= parent.limit()) {
                break;
            }
            int lengthAt = at + idWidth;
            int lengthWidth = width(parent.get(lengthAt));
            int contentAt = lengthAt + lengthWidth;
            if (lengthWidth > LONGEST_LENGTH || contentAt > parent.limit()) {
                break;
            }
            long length = number(parent, lengthAt, lengthWidth, false);
            if (length > parent.limit() - contentAt) {
                break;
            }
            elements.add(
                    new Element(
                            number(parent, at, idWidth, true),
                            parent.slice(contentAt, (int) length)));
            at = contentAt + (int) length;
        }
        return elements;
    }

    /** The first with the id. */
    static Optional<Element> first(List<Element> elements, long id) {
        return elements.stream().filter(element -> element.id == id).findFirst();
    }

    /** A whole number; 0 when it is too long for one. */
    long unsigned() {
        if (content.limit() > Long.BYTES) {
            return 0;
        }
        long value = 0;
        for (int i = 0; i < content.limit(); i++) {
            value = (value << 8) | (content.get(i) & 0xff);
        }
        return value;
    }

    /** A floating-point number of 4 or 8 bytes; not a number when it is neither. */
    double real() {
        return switch (content.limit()) {
            case Float.BYTES -> content.getFloat(0);
            case Double.BYTES -> content.getDouble(0);
            default -> Double.NaN;
        };
    }

    /** A short text. */
    String text() {
        return StandardCharsets.US_ASCII.decode(content.duplicate()).toString().replace("\0", "");
    }
}

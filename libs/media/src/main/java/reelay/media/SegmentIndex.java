package reelay.media;

import java.nio.ByteBuffer;

/** What {@code sidx} says: the lengths of the pieces that follow it. */
final class SegmentIndex {

    private SegmentIndex() {}

    /**
     * Position behind the last piece.
     *
     * @param behind position behind the box itself, from which it counts
     * @throws Box.MalformedException if it says more than it holds
     */
    static long end(ByteBuffer sidx, long behind) throws Box.MalformedException {
        try {
            boolean wide = sidx.get(0) == 1;
            long first = wide ? sidx.getLong(20) : Integer.toUnsignedLong(sidx.getInt(16));
            int at = wide ? 28 : 20;
            int pieces = Short.toUnsignedInt(sidx.getShort(at + 2));
            long end = Math.addExact(behind, first);
            for (int piece = 0; piece < pieces; piece++) {
                // The first bit tells another index from pictures; both have a length.
                end = Math.addExact(end, sidx.getInt(at + 4 + 12 * piece) & 0x7fff_ffffL);
            }
            return end;
        } catch (IndexOutOfBoundsException | ArithmeticException beyond) {
            Box.MalformedException malformed = new Box.MalformedException("sidx");
            malformed.initCause(beyond);
            throw malformed;
        }
    }
}

package reelay.media;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A fragment of a file: {@code moof} lists some samples of some tracks, and {@code mvex} of the
 * movie says what it leaves out (ISO/IEC 14496-12, 8.8).
 *
 * @param position of the box in the file
 * @param boxes in it
 * @param defaults the boxes in {@code mvex}
 */
record Fragment(long position, List<Box> boxes, List<Box> defaults) {

    // Of tfhd: what stands in it, and where positions count from.
    private static final int BASE_POSITION = 0x1;
    private static final int DESCRIPTION = 0x2;
    private static final int USUAL_DURATION = 0x8;
    private static final int USUAL_LENGTH = 0x10;
    private static final int USUAL_FLAGS = 0x20;
    private static final int FROM_THE_FRAGMENT = 0x20000;

    // Of trun: what stands in it.
    private static final int OFFSET = 0x1;
    private static final int FIRST_FLAGS = 0x4;
    private static final int DURATION = 0x100;
    private static final int LENGTH = 0x200;
    private static final int FLAGS = 0x400;

    /** Of a sample's flags: it needs others. */
    private static final int NEEDS_OTHERS = 0x10000;

    /**
     * Where the first sample of a track lies, if it stands alone.
     *
     * @throws IndexOutOfBoundsException if a box says more than it holds
     */
    Optional<SampleTable.Place> place(int track) throws Box.MalformedException {
        boolean firstTrack = true;
        for (Box box : boxes) {
            if (box.type().equals("traf")) {
                List<Box> run = Box.in(box.content());
                Optional<ByteBuffer> header = Box.first(run, "tfhd");
                Optional<ByteBuffer> samples = Box.first(run, "trun");
                if (header.isPresent()
                        && samples.isPresent()
                        && header.get().getInt(4) == track
                        && samples.get().getInt(4) > 0) {
                    return place(Usual.of(header.get(), defaults), samples.get(), firstTrack);
                }
                firstTrack = false;
            }
        }
        return Optional.empty();
    }

    /**
     * What a track's samples are where they do not say it.
     *
     * @param flags of {@code tfhd}
     * @param base position that the samples' count from, where it is told
     * @param description which of them describes the samples, from 1
     */
    private record Usual(
            int flags, Optional<Long> base, int description, int length, int sampleFlags) {

        static Usual of(ByteBuffer tfhd, List<Box> defaults) {
            int flags = tfhd.getInt(0) & 0xff_ffff;
            int track = tfhd.getInt(4);
            Optional<ByteBuffer> trex =
                    defaults.stream()
                            .filter(box -> box.type().equals("trex"))
                            .map(Box::content)
                            .filter(box -> box.getInt(4) == track)
                            .findFirst();
            int at = 8;
            Optional<Long> base = Optional.empty();
            if (has(flags, BASE_POSITION)) {
                base = Optional.of(tfhd.getLong(at));
                at += Long.BYTES;
            }
            int description = trex.map(box -> box.getInt(8)).orElse(1);
            if (has(flags, DESCRIPTION)) {
                description = tfhd.getInt(at);
                at += Integer.BYTES;
            }
            if (has(flags, USUAL_DURATION)) {
                at += Integer.BYTES;
            }
            int length = trex.map(box -> box.getInt(16)).orElse(0);
            if (has(flags, USUAL_LENGTH)) {
                length = tfhd.getInt(at);
                at += Integer.BYTES;
            }
            int sampleFlags = trex.map(box -> box.getInt(20)).orElse(0);
            if (has(flags, USUAL_FLAGS)) {
                sampleFlags = tfhd.getInt(at);
            }
            return new Usual(flags, base, description, length, sampleFlags);
        }
    }

    private Optional<SampleTable.Place> place(Usual usual, ByteBuffer trun, boolean firstTrack) {
        int flags = trun.getInt(0) & 0xff_ffff;
        int at = 8;
        long offset = 0;
        if (has(flags, OFFSET)) {
            offset = trun.getInt(at);
            at += Integer.BYTES;
        }
        int sampleFlags = usual.sampleFlags();
        if (has(flags, FIRST_FLAGS)) {
            sampleFlags = trun.getInt(at);
            at += Integer.BYTES;
        }
        if (has(flags, DURATION)) {
            at += Integer.BYTES;
        }
        int length = usual.length();
        if (has(flags, LENGTH)) {
            length = trun.getInt(at);
            at += Integer.BYTES;
        }
        if (has(flags, FLAGS) && !has(flags, FIRST_FLAGS)) {
            sampleFlags = trun.getInt(at);
        }
        // Else it counts from where the track before it ended, which nobody here has added up.
        boolean fromHere = firstTrack || has(usual.flags(), FROM_THE_FRAGMENT);
        if ((usual.base().isEmpty() && !fromHere)
                || usual.description() != 1
                || length <= 0
                || has(sampleFlags, NEEDS_OTHERS)) {
            return Optional.empty();
        }
        long start = Math.addExact(usual.base().orElse(position), offset);
        return start > 0 ? Optional.of(new SampleTable.Place(start, length)) : Optional.empty();
    }

    private static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }
}

package reelay.media;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one track's samples lie ({@code stbl}: chunks have positions, runs of chunks have so many
 * samples, samples have sizes).
 */
final class SampleTable {

    private final ByteBuffer positions;
    private final boolean wide;
    private final ByteBuffer runs;
    private final Sizes sizes;

    private SampleTable(ByteBuffer positions, boolean wide, ByteBuffer runs, Sizes sizes) {
        this.positions = positions;
        this.wide = wide;
        this.runs = runs;
        this.sizes = sizes;
    }

    /** Sizes of a track's samples, {@code stsz} or the compact {@code stz2}. */
    private record Sizes(ByteBuffer box, int bits, long all, long count) {

        static @Nullable Sizes of(List<Box> table) {
            Optional<ByteBuffer> usual = Box.first(table, "stsz");
            if (usual.isPresent()) {
                ByteBuffer box = usual.get();
                long all = Integer.toUnsignedLong(box.getInt(4));
                return new Sizes(box, 32, all, Integer.toUnsignedLong(box.getInt(8)));
            }
            return Box.first(table, "stz2")
                    .map(
                            box ->
                                    new Sizes(
                                            box,
                                            box.get(7),
                                            0,
                                            Integer.toUnsignedLong(box.getInt(8))))
                    .orElse(null);
        }

        /** Bytes of {@code many} samples from a sample on. */
        long bytes(long from, long many) {
            if (all > 0) {
                return Math.multiplyExact(all, many);
            }
            long sum = 0;
            for (long sample = from; sample < from + many; sample++) {
                sum += size((int) sample);
            }
            return sum;
        }

        private long size(int sample) {
            return switch (bits) {
                case 32 -> Integer.toUnsignedLong(box.getInt(12 + 4 * sample));
                case 16 -> Short.toUnsignedInt(box.getShort(12 + 2 * sample));
                case 8 -> Byte.toUnsignedInt(box.get(12 + sample));
                case 4 -> (box.get(12 + sample / 2) >> (sample % 2 == 0 ? 4 : 0)) & 0xf;
                default -> throw new IndexOutOfBoundsException("samples of " + bits + " bits");
            };
        }
    }

    /**
     * Position behind the last byte of any sample; 0 when the track has none here.
     *
     * @param table the boxes in {@code stbl}
     * @throws ArithmeticException if the positions are beyond all measure
     * @throws IndexOutOfBoundsException if the table says more than it holds
     */
    static long end(List<Box> table) {
        return of(table).map(SampleTable::end).orElse(0L);
    }

    private static Optional<SampleTable> of(List<Box> table) {
        Optional<ByteBuffer> near = Box.first(table, "stco");
        Optional<ByteBuffer> positions = near.or(() -> Box.first(table, "co64"));
        Optional<ByteBuffer> runs = Box.first(table, "stsc");
        @Nullable Sizes sizes = Sizes.of(table);
        if (positions.isEmpty() || runs.isEmpty() || sizes == null || sizes.count() == 0) {
            return Optional.empty();
        }
        return Optional.of(new SampleTable(positions.get(), near.isEmpty(), runs.get(), sizes));
    }

    /** Where one sample lies. */
    record Place(long position, long length) {}

    /**
     * Where a sample lies; empty when the table does not have it, or describes it in more than one
     * way.
     *
     * @param table the boxes in {@code stbl}
     * @param sample its number, from 0
     * @throws IndexOutOfBoundsException if the table says more than it holds
     */
    static Optional<Place> place(List<Box> table, long sample) {
        Optional<SampleTable> known = of(table);
        return known.isPresent() && sample < known.get().sizes.count()
                ? known.get().place(sample)
                : Optional.empty();
    }

    private Optional<Place> place(long sample) {
        int chunks = count(positions);
        int runCount = count(runs);
        long first = 0;
        int run = 0;
        for (int chunk = 0; chunk < chunks; chunk++) {
            while (run + 1 < runCount && firstChunk(run + 1) <= chunk + 1) {
                run++;
            }
            if (sample < first + perChunk(run)) {
                return description(run) == 1
                        ? Optional.of(
                                new Place(
                                        position(chunk) + sizes.bytes(first, sample - first),
                                        sizes.bytes(sample, 1)))
                        : Optional.empty();
            }
            first += perChunk(run);
        }
        return Optional.empty();
    }

    private long end() {
        int chunks = count(positions);
        int runCount = count(runs);
        long end = 0;
        long sample = 0;
        int run = 0;
        for (int chunk = 0; chunk < chunks && sample < sizes.count(); chunk++) {
            while (run + 1 < runCount && firstChunk(run + 1) <= chunk + 1) {
                run++;
            }
            long many = Math.min(perChunk(run), sizes.count() - sample);
            end = Math.max(end, Math.addExact(position(chunk), sizes.bytes(sample, many)));
            sample += many;
        }
        return end;
    }

    private static int count(ByteBuffer box) {
        int count = box.getInt(4);
        if (count < 0) {
            throw new IndexOutOfBoundsException("a table of more than 2 billion entries");
        }
        return count;
    }

    private long position(int chunk) {
        return wide
                ? positions.getLong(8 + 8 * chunk)
                : Integer.toUnsignedLong(positions.getInt(8 + 4 * chunk));
    }

    private long firstChunk(int run) {
        return Integer.toUnsignedLong(runs.getInt(8 + 12 * run));
    }

    private long perChunk(int run) {
        return Integer.toUnsignedLong(runs.getInt(12 + 12 * run));
    }

    /** Which of the descriptions its samples have, from 1. */
    private long description(int run) {
        return Integer.toUnsignedLong(runs.getInt(16 + 12 * run));
    }
}

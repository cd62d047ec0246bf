package reelay.simulator.mp4;

import java.util.List;

/**
 * Everything of an MP4 file before the media bytes: {@code ftyp}, {@code moov} and the header of
 * {@code mdat} (ISO/IEC 14496-12 and -15). The index stands in front, so players start at once.
 */
final class Mp4Head {

    /** Time units per second, in every box that has its own. */
    private static final int TIMESCALE = 1000;

    private static final int FULL_SCALE = 0x0001_0000;

    /** No turning, no scaling: the nine numbers every track header carries. */
    private static final int[] UNITY = {
        FULL_SCALE, 0, 0, 0, FULL_SCALE, 0, 0, 0, 0x4000_0000,
    };

    private static final int LANGUAGE_UNDETERMINED = 0x55C4;
    private static final int TRACK_ENABLED_IN_MOVIE = 3;

    private final ClipPlan plan;
    private final List<Integer> sizes;
    private final int keyDistance;
    private final H264Stream stream;
    private final ByteSink out = new ByteSink(8 * 1024);
    private int chunkOffsetAt;

    /**
     * @param sizes of the pictures, in bytes
     * @param keyDistance pictures from one that players can start at to the next
     */
    Mp4Head(ClipPlan plan, List<Integer> sizes, int keyDistance, H264Stream stream) {
        this.plan = plan;
        this.sizes = sizes;
        this.keyDistance = keyDistance;
        this.stream = stream;
    }

    byte[] write(int mediaLength) {
        box(
                "ftyp",
                () -> {
                    out.text("isom");
                    out.integer(0x200);
                    out.text("isomiso2avc1mp41");
                });
        box(
                "moov",
                () -> {
                    box("mvhd", this::movieHeader);
                    box(
                            "trak",
                            () -> {
                                box("tkhd", this::trackHeader);
                                box("mdia", this::media);
                            });
                });
        out.integer(mediaLength + 8);
        out.text("mdat");
        out.patch(chunkOffsetAt, out.length());
        return out.toByteArray();
    }

    private void box(String name, Runnable content) {
        int start = out.length();
        out.integer(0);
        out.text(name);
        content.run();
        out.patch(start, out.length() - start);
    }

    private int duration() {
        return plan.seconds() * TIMESCALE;
    }

    private void movieHeader() {
        out.integers(0, 0, 0, TIMESCALE, duration());
        out.integer(FULL_SCALE); // rate
        out.shorts(0x0100, 0); // volume
        out.integers(0, 0);
        out.integers(UNITY);
        out.integers(0, 0, 0, 0, 0, 0);
        out.integer(2); // next track
    }

    private void trackHeader() {
        out.integers(TRACK_ENABLED_IN_MOVIE, 0, 0, 1, 0, duration());
        out.integers(0, 0, 0, 0);
        out.integers(UNITY);
        out.integers(plan.width() << 16, plan.height() << 16);
    }

    private void media() {
        box(
                "mdhd",
                () -> {
                    out.integers(0, 0, 0, TIMESCALE, duration());
                    out.shorts(LANGUAGE_UNDETERMINED, 0);
                });
        box(
                "hdlr",
                () -> {
                    out.integers(0, 0);
                    out.text("vide");
                    out.integers(0, 0, 0);
                    out.text("Video\0");
                });
        box(
                "minf",
                () -> {
                    box("vmhd", () -> out.integers(1, 0, 0));
                    box("dinf", this::dataReference);
                    box("stbl", this::sampleTable);
                });
    }

    private void dataReference() {
        box(
                "dref",
                () -> {
                    out.integers(0, 1);
                    box("url ", () -> out.integer(1)); // "in this file"
                });
    }

    private void sampleTable() {
        box(
                "stsd",
                () -> {
                    out.integers(0, 1);
                    box("avc1", this::sampleEntry);
                });
        int frameTime = TIMESCALE / Clip.FRAMES_PER_SECOND;
        box("stts", () -> out.integers(0, 1, sizes.size(), frameTime));
        box("stss", this::keyPictures);
        box("stsc", () -> out.integers(0, 1, 1, sizes.size(), 1));
        box(
                "stsz",
                () -> {
                    out.integers(0, 0, sizes.size());
                    sizes.forEach(out::integer);
                });
        box(
                "stco",
                () -> {
                    out.integers(0, 1);
                    chunkOffsetAt = out.length();
                    out.integer(0);
                });
    }

    private void keyPictures() {
        int count = Math.ceilDiv(sizes.size(), keyDistance);
        out.integers(0, count);
        for (int i = 0; i < count; i++) {
            out.integer(i * keyDistance + 1);
        }
    }

    private void sampleEntry() {
        out.integer(0);
        out.shorts(0, 1); // the data reference above
        out.integers(0, 0, 0, 0);
        out.shorts(plan.width(), plan.height());
        out.integers(0x0048_0000, 0x0048_0000, 0); // 72 dots per inch
        out.shorts(1); // pictures per sample
        out.bytes(new byte[32]); // no compressor name
        out.shorts(0x18, 0xFFFF); // colour depth, no colour table
        box("avcC", this::decoderSetup);
        box(
                "colr",
                () -> {
                    out.text("nclx");
                    out.shorts(1, 1, 1);
                    out.octet(0); // studio range
                });
    }

    private void decoderSetup() {
        byte[] sequence = stream.sequenceSet();
        byte[] picture = stream.pictureSet();
        out.octet(1);
        out.bytes(sequence, 1, 3); // profile, constraints, level
        out.octet(0xFF); // lengths of units take four bytes
        out.octet(0xE1); // one sequence set
        out.shorts(sequence.length);
        out.bytes(sequence);
        out.octet(1);
        out.shorts(picture.length);
        out.bytes(picture);
    }
}

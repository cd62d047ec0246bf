package reelay.simulator.mp4;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A drawn MP4: its few megabytes of video are held in memory, its padding is made while writing.
 * Immutable, so that several connections can read it at once.
 */
public final class Clip {

    /** Pictures per second of every clip. */
    public static final int FRAMES_PER_SECOND = 10;

    /** Pictures from one that players can start at to the next. */
    private static final int KEY_DISTANCE = 4 * FRAMES_PER_SECOND;

    private final byte[] head;
    private final byte[] media;
    private final long padding;

    private Clip(byte[] head, byte[] media, long padding) {
        this.head = head;
        this.media = media;
        this.padding = padding;
    }

    /** Draws every picture of the plan; a few hundredths of a second of work. */
    public static Clip draw(ClipPlan plan) {
        Scene scene = new Scene(plan, Letters.load());
        Picture before = new Picture(plan.width(), plan.height());
        Picture picture = new Picture(plan.width(), plan.height());
        H264Stream stream =
                new H264Stream(
                        plan.width(),
                        plan.height(),
                        FRAMES_PER_SECOND,
                        picture.columns(),
                        picture.rows());
        ByteSink media = new ByteSink(512 * 1024);
        List<Integer> sizes = new ArrayList<>();
        for (int frame = 0; frame < plan.seconds() * FRAMES_PER_SECOND; frame++) {
            scene.draw(frame, picture);
            int start = media.length();
            if (frame % KEY_DISTANCE == 0) {
                stream.appendKeyPicture(picture, media);
            } else {
                stream.appendChanges(picture, before, media);
            }
            sizes.add(media.length() - start);
            Picture drawn = picture;
            picture = before;
            before = drawn;
        }
        Mp4Head head = new Mp4Head(plan, sizes, KEY_DISTANCE, stream);
        return new Clip(head.write(media.length()), media.toByteArray(), plan.padding());
    }

    /** Length of the whole file in bytes. */
    public long length() {
        return head.length + media.length + PaddingBox.length(padding);
    }

    /** Writes the whole file. */
    public void writeTo(OutputStream out) throws IOException {
        writeTo(out, 0, length());
    }

    /**
     * Writes a part of the file.
     *
     * @param from first byte, counted from 0
     * @param count bytes to write
     */
    public void writeTo(OutputStream out, long from, long count) throws IOException {
        if (from < 0 || count < 0 || from + count > length()) {
            throw new IllegalArgumentException(
                    "bytes " + from + "+" + count + " are outside of " + length());
        }
        long rest = count - writePart(out, head, from, count);
        long at = from + count - rest;
        long written = rest == 0 ? 0 : writePart(out, media, at - head.length, rest);
        if (rest > written) {
            PaddingBox.writeTo(
                    out, padding, at + written - head.length - media.length, rest - written);
        }
    }

    private static int writePart(OutputStream out, byte[] part, long from, long count)
            throws IOException {
        if (from >= part.length) {
            return 0;
        }
        int length = (int) Math.min(part.length - from, count);
        out.write(part, (int) from, length);
        return length;
    }
}

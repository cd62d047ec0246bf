package reelay.media;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.video.VideoFormat;

/**
 * Reads a file piece by piece, as it flows by, and tells what it is and whether all of it is there.
 * It holds no more than a header, whatever the file's length.
 */
public final class VideoCheck {

    /** Bytes that tell which family a file is of. */
    private static final int FIRST = 8;

    /** Bytes kept to say what something is that is no video. */
    private static final int START = 16 * 1024;

    private final byte[] start = new byte[START];
    private int started;
    private @Nullable Walk walk;

    /** The next bytes. */
    public void take(byte[] bytes, int offset, int count) {
        int first = Math.min(count, Math.max(0, FIRST - started));
        keep(bytes, offset, first);
        if (first > 0 && started == FIRST) {
            walk = family();
            if (walk != null) {
                walk.take(start, 0, FIRST);
            }
        }
        keep(bytes, offset + first, count - first);
        if (walk != null) {
            walk.take(bytes, offset + first, count - first);
        }
    }

    private void keep(byte[] bytes, int offset, int count) {
        int kept = Math.min(count, start.length - started);
        System.arraycopy(bytes, offset, start, started, kept);
        started += kept;
    }

    private @Nullable Walk family() {
        if (WebmWalk.begins(start)) {
            return new WebmWalk();
        }
        return Mp4Walk.begins(start) ? new Mp4Walk() : null;
    }

    /** What the file is, as far as the bytes until now tell; empty for what is no video. */
    public Optional<VideoFormat> format() {
        return Optional.ofNullable(walk).map(Walk::format);
    }

    /** What the header says, if it has been seen. */
    public MediaHeader header() {
        return walk == null ? MediaHeader.SILENT : walk.header();
    }

    /** The first picture that stands alone, if a header said where it lies. */
    public Optional<FirstPicture> picture() {
        return Optional.ofNullable(walk).flatMap(Walk::picture);
    }

    /** No more bytes come. */
    public MediaFinding end() {
        return walk == null
                ? new MediaFinding.NoVideo(OtherContent.name(Arrays.copyOf(start, started)))
                : walk.end();
    }
}

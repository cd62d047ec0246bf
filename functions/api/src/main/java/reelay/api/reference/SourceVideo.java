package reelay.api.reference;

import java.time.Duration;
import reelay.api.form.Field;
import reelay.api.http.ApiError;
import reelay.api.http.Bytes;
import reelay.media.MediaHeader;
import reelay.media.VideoCheck;
import reelay.video.VideoSize;

/** Reads the field {@code video} where it is a file. */
public final class SourceVideo {

    /** The field's name. */
    public static final String FIELD = "video";

    /** Most bytes of a file part: with base64 a bigger one passes Lambda's limit of 6 MB. */
    private static final int LARGEST_FILE = 4_500_000;

    private static final Duration LONGEST = Duration.ofHours(1);

    private SourceVideo() {}

    /**
     * What such a file says of itself.
     *
     * @param size width and height
     * @param seconds playing time in whole seconds, at least 1
     */
    public record Header(VideoSize size, int seconds) {}

    /**
     * The file of a request, if it begins as an MP4 does.
     *
     * @throws reelay.api.http.ApiException 400 or 413 naming video
     */
    public static ReferenceFile read(Field.Part part) {
        Bytes bytes = part.bytes();
        if (bytes.length() > LARGEST_FILE) {
            throw ApiError.VIDEO_TOO_LARGE.about(FIELD, bytes.length(), LARGEST_FILE);
        }
        if (!bytes.hasAt(4, "ftyp")) {
            throw unsupported();
        }
        return new ReferenceFile("video/mp4", "mp4", bytes);
    }

    /**
     * Length and size of such a file.
     *
     * @throws reelay.api.http.ApiException 400 when its header does not say them
     */
    public static Header header(ReferenceFile file) {
        byte[] bytes = file.bytes().array();
        VideoCheck check = new VideoCheck();
        check.take(bytes, 0, bytes.length);
        MediaHeader header = check.header();
        VideoSize size = header.size().orElseThrow(SourceVideo::unsupported);
        Duration duration =
                header.duration()
                        .filter(time -> time.compareTo(LONGEST) <= 0)
                        .orElseThrow(SourceVideo::unsupported);
        return new Header(size, (int) Math.max(1, Math.round(duration.toMillis() / 1000.0)));
    }

    private static RuntimeException unsupported() {
        return ApiError.VIDEO_UNSUPPORTED.about(FIELD);
    }
}

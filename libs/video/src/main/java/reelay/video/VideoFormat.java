package reelay.video;

import java.util.List;
import java.util.Optional;

/**
 * What a stored video is. There are no others: nothing else is kept, and nothing is ever served as
 * anything else.
 */
public enum VideoFormat {
    MP4("video/mp4", "mp4"),
    QUICKTIME("video/quicktime", "mov"),
    /** Matroska of any kind: browsers ask for the same type. */
    WEBM("video/webm", "webm");

    private static final List<VideoFormat> ALL = List.of(values());

    private final String contentType;
    private final String suffix;

    VideoFormat(String contentType, String suffix) {
        this.contentType = contentType;
        this.suffix = suffix;
    }

    /** All of them. */
    public static List<VideoFormat> all() {
        return ALL;
    }

    /** The one of that media type. */
    public static Optional<VideoFormat> ofContentType(String contentType) {
        return ALL.stream().filter(format -> format.contentType.equals(contentType)).findFirst();
    }

    /** Its media type. */
    public String contentType() {
        return contentType;
    }

    /** What a file's name ends in, without the dot. */
    public String suffix() {
        return suffix;
    }
}

package reelay.api.reference;

import java.util.Optional;
import reelay.api.form.Field;
import reelay.api.http.ApiError;
import reelay.api.http.Bytes;

/** Reads the field {@code video} where it is a file. */
public final class SourceVideo {

    /** The field's name. */
    public static final String FIELD = "video";

    /** Most bytes of a file part: with base64 a bigger one passes Lambda's limit of 6 MB. */
    private static final int LARGEST_FILE = 4_500_000;

    private SourceVideo() {}

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
    public static Mp4Header header(ReferenceFile file) {
        Optional<Mp4Header> header = Mp4Header.of(file.bytes().array());
        return header.orElseThrow(SourceVideo::unsupported);
    }

    private static RuntimeException unsupported() {
        return ApiError.VIDEO_UNSUPPORTED.about(FIELD);
    }
}

package reelay.api.reference;

import java.util.Optional;
import reelay.api.http.Bytes;

/** The kinds of reference image the protocol takes, told by their first bytes. */
public enum ImageKind {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp");

    private final String contentType;
    private final String extension;

    ImageKind(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** Media type. */
    public String contentType() {
        return contentType;
    }

    /** Ending of the image's S3 key, without the dot. */
    public String extension() {
        return extension;
    }

    /** The kind of an image; empty when it is none of these. */
    public static Optional<ImageKind> of(Bytes image) {
        if (image.hasAt(0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (image.hasAt(0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (image.hasAt(0, "RIFF") && image.hasAt(8, "WEBP")) {
            return Optional.of(WEBP);
        }
        return Optional.empty();
    }
}

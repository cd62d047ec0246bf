package reelay.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of image that are taken and kept, told by their first bytes. */
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

    /** Ending of a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    /** The one of that media type. */
    public static Optional<ImageKind> ofContentType(String contentType) {
        return Stream.of(values()).filter(kind -> kind.contentType.equals(contentType)).findFirst();
    }

    /** The kind of an image; empty when it is none of these. */
    public static Optional<ImageKind> of(byte[] image) {
        if (hasAt(image, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (hasAt(image, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (hasAt(image, 0, "RIFF") && hasAt(image, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        return Optional.empty();
    }

    private static boolean hasAt(byte[] image, int offset, String expected) {
        byte[] wanted = expected.getBytes(StandardCharsets.ISO_8859_1);
        return image.length >= offset + wanted.length
                && ByteBuffer.wrap(image, offset, wanted.length).equals(ByteBuffer.wrap(wanted));
    }
}

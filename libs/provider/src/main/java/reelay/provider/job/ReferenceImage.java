package reelay.provider.job;

import java.nio.ByteBuffer;

/**
 * A reference image, small enough to hold (10 MB at the most).
 *
 * @param fileName name sent with the file part
 * @param contentType image/jpeg, image/png or image/webp
 * @param bytes the image; read only
 */
public record ReferenceImage(String fileName, String contentType, ByteBuffer bytes) {

    public ReferenceImage {
        bytes = bytes.asReadOnlyBuffer();
    }

    /** A fresh view of the bytes, from the first one. */
    @Override
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }
}

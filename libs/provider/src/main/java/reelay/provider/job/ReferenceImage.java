package reelay.provider.job;

import java.nio.ByteBuffer;
import java.util.Base64;

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

    /** The bytes in Base64. */
    public String base64() {
        byte[] all = new byte[bytes.remaining()];
        bytes().get(all);
        return Base64.getEncoder().encodeToString(all);
    }

    /** The image as an address that holds all of it. */
    public String dataUrl() {
        return "data:" + contentType + ";base64," + base64();
    }
}

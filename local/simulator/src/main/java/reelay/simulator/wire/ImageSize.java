package reelay.simulator.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Width and height of a PNG or JPEG, told by its first bytes. WebP is recognised but not measured.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record ImageSize(int width, int height) {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8};
    private static final byte[] RIFF = {'R', 'I', 'F', 'F'};

    /** Empty for a WebP; an ApiError for what is no picture. */
    public static Optional<ImageSize> of(byte[] image) {
        if (startsWith(image, PNG) && image.length >= 24) {
            ByteBuffer header = ByteBuffer.wrap(image);
            return Optional.of(new ImageSize(header.getInt(16), header.getInt(20)));
        }
        if (startsWith(image, JPEG)) {
            return Optional.of(ofJpeg(ByteBuffer.wrap(image)));
        }
        if (startsWith(image, RIFF)) {
            return Optional.empty();
        }
        throw notAnImage();
    }

    private static ErrorAnswer notAnImage() {
        return ErrorAnswer.invalidValue(
                "input_reference",
                "Invalid file 'input_reference': unsupported mimetype. Supported file formats are"
                        + " 'image/jpeg', 'image/png', and 'image/webp'.");
    }

    /** Goes from segment to segment up to the one that starts the frame. */
    private static ImageSize ofJpeg(ByteBuffer image) {
        int at = 2;
        while (at + 9 <= image.limit()) {
            int marker = Byte.toUnsignedInt(image.get(at + 1));
            boolean startsFrame =
                    marker >= 0xC0
                            && marker <= 0xCF
                            && marker != 0xC4
                            && marker != 0xC8
                            && marker != 0xCC;
            if (startsFrame) {
                return new ImageSize(
                        Short.toUnsignedInt(image.getShort(at + 7)),
                        Short.toUnsignedInt(image.getShort(at + 5)));
            }
            at += 2 + Short.toUnsignedInt(image.getShort(at + 2));
        }
        throw notAnImage();
    }

    private static boolean startsWith(byte[] image, byte[] magic) {
        return image.length > magic.length
                && Arrays.equals(image, 0, magic.length, magic, 0, magic.length);
    }
}

package reelay.api.reference;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32;
import reelay.media.ImageKind;

/**
 * Width and height of an image as its header states them, in pixels. Nothing is decoded: an image
 * made to exhaust a decoder does no harm here.
 */
record PixelSize(int width, int height) {

    /** The size in the header; empty when the header is cut off or contradicts itself. */
    static Optional<PixelSize> of(ImageKind kind, byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).asReadOnlyBuffer();
        try {
            return switch (kind) {
                case PNG -> png(bytes);
                case JPEG -> jpeg(bytes);
                case WEBP -> webp(bytes.order(ByteOrder.LITTLE_ENDIAN));
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static Optional<PixelSize> some(int width, int height) {
        return width > 0 && height > 0
                ? Optional.of(new PixelSize(width, height))
                : Optional.empty();
    }

    /** The first chunk is IHDR: length 13, name, width, height, five more bytes, CRC. */
    private static Optional<PixelSize> png(ByteBuffer png) {
        int nameAt = 12;
        int dataLength = 13;
        CRC32 crc = new CRC32();
        crc.update(png.slice(nameAt, 4 + dataLength));
        boolean intact =
                png.getInt(8) == dataLength
                        && png.getInt(nameAt) == 0x49484452 // IHDR
                        && png.getInt(nameAt + 4 + dataLength) == (int) crc.getValue();
        return intact ? some(png.getInt(16), png.getInt(20)) : Optional.empty();
    }

    /** Segments follow each other up to the frame header, which states height before width. */
    private static Optional<PixelSize> jpeg(ByteBuffer jpeg) {
        jpeg.position(2);
        while (true) {
            int marker = jpegMarker(jpeg);
            if (standsAlone(marker)) {
                continue;
            }
            int start = jpeg.position();
            int length = Short.toUnsignedInt(jpeg.getShort(start));
            // No marker, end of image, or the picture's data before any frame header.
            if (marker <= 0 || marker == 0xD9 || marker == 0xDA || length < 2) {
                return Optional.empty();
            }
            if (startsFrame(marker)) {
                int components = Byte.toUnsignedInt(jpeg.get(start + 7));
                return length == 8 + 3 * components && start + length <= jpeg.limit()
                        ? some(
                                Short.toUnsignedInt(jpeg.getShort(start + 5)),
                                Short.toUnsignedInt(jpeg.getShort(start + 3)))
                        : Optional.empty();
            }
            if (start + length > jpeg.limit()) {
                return Optional.empty();
            }
            jpeg.position(start + length);
        }
    }

    /** The next marker's second byte, or -1 where none stands. */
    private static int jpegMarker(ByteBuffer jpeg) {
        if (Byte.toUnsignedInt(jpeg.get()) != 0xFF) {
            return -1;
        }
        int marker = 0xFF;
        while (marker == 0xFF) { // any number of FF may fill up
            marker = Byte.toUnsignedInt(jpeg.get());
        }
        return marker;
    }

    /** TEM and the restart marks have no length. */
    static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
    }

    /** SOF0 to SOF15, among which stand three other markers: tables and an extension. */
    static boolean startsFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    /** A RIFF container whose first chunk is one of three kinds (RFC 9649, section 2). */
    private static Optional<PixelSize> webp(ByteBuffer webp) {
        long container = Integer.toUnsignedLong(webp.getInt(4)) + 8;
        long chunk = Integer.toUnsignedLong(webp.getInt(16)) + 20;
        if (container > webp.limit() || chunk > container) {
            return Optional.empty();
        }
        return switch (webp.getInt(12)) {
            case 0x20385056 -> lossy(webp); // "VP8 "
            case 0x4C385056 -> lossless(webp); // "VP8L"
            case 0x58385056 -> extended(webp); // "VP8X"
            default -> Optional.empty();
        };
    }

    private static Optional<PixelSize> lossy(ByteBuffer webp) {
        boolean keyFrame = (webp.get(20) & 1) == 0;
        boolean startCode = (webp.getInt(23) & 0xFFFFFF) == 0x2A019D;
        return keyFrame && startCode
                ? some(webp.getShort(26) & 0x3FFF, webp.getShort(28) & 0x3FFF)
                : Optional.empty();
    }

    private static Optional<PixelSize> lossless(ByteBuffer webp) {
        int sizes = webp.getInt(21);
        boolean versionZero = sizes >>> 29 == 0;
        return webp.get(20) == 0x2F && versionZero
                ? some((sizes & 0x3FFF) + 1, (sizes >>> 14 & 0x3FFF) + 1)
                : Optional.empty();
    }

    private static Optional<PixelSize> extended(ByteBuffer webp) {
        return some((webp.getInt(24) & 0xFFFFFF) + 1, (webp.getInt(26) >>> 8) + 1);
    }
}

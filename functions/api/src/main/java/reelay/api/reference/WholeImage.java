package reelay.api.reference;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import reelay.media.ImageKind;

/**
 * Whether an image is there from its first part to its end mark. Nothing is decoded; what stands
 * behind the end, as cameras put it there, is left alone.
 */
final class WholeImage {

    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;

    /** In the names of chunks that a reader may skip this bit is set (PNG, section 5.4). */
    private static final int ANCILLARY = 0x20000000;

    private WholeImage() {}

    static boolean is(ImageKind kind, byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).asReadOnlyBuffer();
        try {
            return switch (kind) {
                case PNG -> png(bytes);
                case JPEG -> jpeg(bytes);
                case WEBP -> webp(bytes.order(ByteOrder.LITTLE_ENDIAN));
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException _) {
            return false; // it ends in the middle of a part
        }
    }

    /** Chunks of a length, a name, data and a checksum, from IHDR to IEND. */
    private static boolean png(ByteBuffer png) {
        boolean pixels = false;
        png.position(8);
        while (true) {
            int start = png.position();
            int length = png.getInt();
            int name = png.getInt();
            if (length < 0 || length > png.remaining() - 4 || (start == 8 && name != IHDR)) {
                return false;
            }
            CRC32 checksum = new CRC32();
            checksum.update(png.slice(start + 4, 4 + length));
            int stated = png.getInt(start + 8 + length);
            if ((name & ANCILLARY) == 0 && stated != (int) checksum.getValue()) {
                return false;
            }
            if (name == IEND) {
                return pixels;
            }
            pixels |= name == IDAT;
            png.position(start + 12 + length);
        }
    }

    /** Segments up to the end mark, each scan among them followed by its data. */
    private static boolean jpeg(ByteBuffer jpeg) {
        boolean frame = false;
        boolean scan = false;
        jpeg.position(2);
        while (true) {
            int marker = nextMarker(jpeg);
            if (marker == 0xD9) {
                return frame && scan;
            }
            if (PixelSize.standsAlone(marker)) {
                continue;
            }
            int length = Short.toUnsignedInt(jpeg.getShort(jpeg.position()));
            if (length < 2 || length > jpeg.remaining()) {
                return false;
            }
            jpeg.position(jpeg.position() + length);
            frame |= PixelSize.startsFrame(marker);
            scan |= marker == 0xDA;
        }
    }

    /**
     * The next marker's second byte. In the data of a scan, FF 00 is a byte FF; elsewhere odd bytes
     * between segments are skipped, as decoders do.
     */
    private static int nextMarker(ByteBuffer jpeg) {
        int before;
        int marker = 0;
        do {
            before = marker;
            marker = Byte.toUnsignedInt(jpeg.get());
        } while (before != 0xFF || marker == 0xFF || marker == 0);
        return marker;
    }

    /** A RIFF container of chunks that all end in it (RFC 9649, section 2.3). */
    private static boolean webp(ByteBuffer webp) {
        long end = Integer.toUnsignedLong(webp.getInt(4)) + 8;
        if (end > webp.limit()) {
            return false;
        }
        boolean pixels = false;
        long at = 12;
        while (at + 8 <= end) {
            int name = webp.getInt((int) at);
            long length = Integer.toUnsignedLong(webp.getInt((int) at + 4));
            if (at + 8 + length > end) {
                return false;
            }
            pixels |= holdsPixels(name);
            at += 8 + length + (length & 1);
        }
        return pixels;
    }

    private static boolean holdsPixels(int name) {
        return switch (name) {
            case 0x20385056, 0x4C385056, 0x464D4E41 -> true; // "VP8 ", "VP8L", "ANMF"
            default -> false;
        };
    }
}

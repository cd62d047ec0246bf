package reelay.api.reference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Heads of images, as encoders write them. */
public final class Images {

    private Images() {}

    /** A PNG's signature, first chunk and some more. */
    public static byte[] png(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(60);
        png.put(latin1("\u0089PNG\r\n\u001a\n")).putInt(13).put(latin1("IHDR"));
        png.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(png.array(), 12, 17);
        return png.putInt((int) crc.getValue()).array();
    }

    /** A JPEG with an application segment and a table before its frame header. */
    public static byte[] jpeg(int width, int height) {
        return jpeg(0xC0, width, height);
    }

    /**
     * The same with another frame header.
     *
     * @param marker such as C2 for a progressive one
     */
    public static byte[] jpeg(int marker, int width, int height) {
        ByteBuffer jpeg = ByteBuffer.allocate(80);
        jpeg.put(hex("ffd8ffe0 0004 4a46 ffff c4 0003 00".replace(" ", "")));
        jpeg.put((byte) 0xFF).put((byte) marker).putShort((short) 17).put((byte) 8);
        jpeg.putShort((short) height).putShort((short) width).put((byte) 3);
        return jpeg.array();
    }

    /** A lossy WebP. */
    public static byte[] webpLossy(int width, int height) {
        return webp("VP8 ")
                .put(hex("3001009d012a"))
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }

    /** A lossless WebP. */
    public static byte[] webpLossless(int width, int height) {
        return webp("VP8L").put((byte) 0x2F).putInt((width - 1) | (height - 1) << 14).array();
    }

    /** A WebP with alpha, animation or metadata. */
    public static byte[] webpExtended(int width, int height) {
        return webp("VP8X")
                .putInt(0x10)
                .put((byte) (width - 1))
                .putShort((short) ((width - 1) >>> 8))
                .put((byte) (height - 1))
                .putShort((short) ((height - 1) >>> 8))
                .array();
    }

    private static ByteBuffer webp(String chunk) {
        ByteBuffer webp = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        return webp.put(latin1("RIFF"))
                .putInt(32)
                .put(latin1("WEBP"))
                .put(latin1(chunk))
                .putInt(20);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

package reelay.api.reference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Small whole images of any width and height: what no header needs is left out. */
public final class Images {

    private Images() {}

    /** A PNG with no pixels in its one chunk of them. */
    public static byte[] png(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(57);
        png.put(latin1("\u0089PNG\r\n\u001a\n")).putInt(13).put(latin1("IHDR"));
        png.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(png.array(), 12, 17);
        png.putInt((int) crc.getValue());
        // Two chunks that are nothing but a name and its checksum.
        png.putInt(0).put(latin1("IDAT")).put(hex("35af061e"));
        return png.putInt(0).put(latin1("IEND")).put(hex("ae426082")).array();
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
        ByteBuffer jpeg = ByteBuffer.allocate(46);
        jpeg.put(hex("ffd8ffe0 0004 4a46 ffff c4 0003 00".replace(" ", "")));
        jpeg.put((byte) 0xFF).put((byte) marker).putShort((short) 17).put((byte) 8);
        jpeg.putShort((short) height).putShort((short) width).put((byte) 3);
        jpeg.position(jpeg.position() + 9);
        // A scan, with an FF and a restart mark in its data, and the end.
        return jpeg.put(hex("ffda000301" + "11ff00ffd722" + "ffd9")).array();
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
        // Behind the first chunk, and empty like it: pixels.
        ByteBuffer webp = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        webp.put(40, latin1("VP8L"));
        return webp.put(latin1("RIFF"))
                .putInt(40)
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

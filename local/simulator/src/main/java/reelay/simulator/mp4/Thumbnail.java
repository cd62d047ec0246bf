package reelay.simulator.mp4;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** The first picture of a clip as a PNG of half its width and height. */
public final class Thumbnail {

    /** Media type of what {@link #png} makes. */
    public static final String TYPE = "image/png";

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Bits of a channel; red, green and blue; deflate; the usual filters; not interlaced. */
    private static final byte[] KIND = {8, 2, 0, 0, 0};

    private Thumbnail() {}

    /** Draws it. */
    public static byte[] png(ClipPlan plan) {
        Picture picture = new Picture(plan.width(), plan.height());
        new Scene(plan, Letters.load()).draw(0, picture);
        int width = plan.width() / 2;
        int height = plan.height() / 2;
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(KIND).array();
        png.writeBytes(chunk("IHDR", header));
        png.writeBytes(chunk("IDAT", packed(picture, width, height)));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    /** All lines, each with a byte before it that says that it is as it is. */
    private static byte[] packed(Picture picture, int width, int height) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] line = new byte[1 + 3 * width];
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    putPixel(picture, x, y, line, 1 + 3 * x);
                }
                deflater.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Colours lie half as dense as brightness, which is how dense these pixels are. */
    private static void putPixel(Picture picture, int x, int y, byte[] line, int at) {
        double luma = ((picture.plane(0)[2 * y * picture.stride(0) + 2 * x] & 0xff) - 16) / 219.0;
        double blue = ((picture.plane(1)[y * picture.stride(1) + x] & 0xff) - 128) / 224.0;
        double red = ((picture.plane(2)[y * picture.stride(2) + x] & 0xff) - 128) / 224.0;
        line[at] = channel(luma + 1.5748 * red);
        line[at + 1] = channel(luma - 0.1873 * blue - 0.4681 * red);
        line[at + 2] = channel(luma + 1.8556 * blue);
    }

    private static byte channel(double value) {
        return (byte) Math.clamp(Math.round(255 * value), 0, 255);
    }

    private static byte[] chunk(String name, byte[] data) {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(letters);
        check.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(letters)
                .put(data)
                .putInt((int) check.getValue())
                .array();
    }
}

package reelay.api.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import reelay.media.ImageKind;

/** Files of real encoders, whole and not. */
class WholeImageTest {

    private static final String LOSSY =
            "UklGRg4BAABXRUJQVlA4IAIBAADwBQCdASoQABAAAgA0JbACdHIA+2a5Sf1m31XgAOkY/VX/VerH"
                    + "cgK4BUbc0TfAP1ALZ5ky3rvAAAD++WfieLcof5Zeb1LmwTZygt4fk0QvHdzpU/RzBzD3uYzBOBzX"
                    + "nGxr3yTOWCLx9L4t8Ouf/v/M6qE4+bufQV1J8/6/7GbMTDf0HVNa0ReOKO6sU9z2ANxrTqz5xM+A"
                    + "Z6nIcQkp5vzECosQPGS7/8dn705dWut1mJ/8yG36GWzXj2iRm/jE5kf1ryJ18s/3lwdL+MRwdj8v"
                    + "enaMp9dF/P+6nXFf5ptvQe8z2cJ39eUH9cqg2//RrXEu+lJtoxbimf+j00VuquK6AAA=";

    private static final String LOSSLESS =
            "UklGRmoAAABXRUJQVlA4TF0AAAAvD8ADAHAQSZIUpTOs4AwrOCv+704AgrZtYyYb05/pzyQG2UYq"
                    + "2pu82ps82vo/EIBIRClESqVUVQeKqJSIk6RORHbpEp6obuD/yZg5PR2NTC5NGmRz89Nr37t9rQAA";

    private static final String ANIMATED =
            "UklGRr4BAABXRUJQVlA4WAoAAAACAAAADwAADwAAQU5JTQYAAAD/////AABBTk1GGgEAAAAAAAAA"
                    + "AA8AAA8AAPQBAAJWUDggAgEAAPAFAJ0BKhAAEAACADQlsAJ0cgD7ZrlJ/WbfVeAA6Rj9Vf9V6sdy"
                    + "ArgFRtzRN8A/UAtnmTLeu8AAAP75Z+J4tyh/ll5vUubBNnKC3h+TRC8d3OlT9HMHMPe5jME4HNec"
                    + "bGvfJM5YIvH0vi3w65/+/8zqoTj5u59BXUnz/r/sZsxMN/QdU1rRF44o7qxT3PYA3GtOrPnEz4Bn"
                    + "qchxCSnm/MQKixA8ZLv/x2fvTl1a63WYn/zIbfoZbNePaJGb+MTmR/WvInXyz/eXB0v4xHB2Py96"
                    + "doyn10X8/7qdcV/mm29B7zPZwnf15Qf1yqDb/9GtcS76Um2jFuKZ/6PTRW6q4roAAEFOTUZwAAAA"
                    + "AAAABgAADwAAAgAA9AEAAFZQOCBYAAAAFAQAnQEqEAADAAAANCWwAnS6AfgBSgP4B+QH8A3//OAP"
                    + "8B/AALdTZMAA/vP/O8jOEz9t0Drn+o19/5/bdRq1gZK59jO146UV//Nsk6Ly759iD0dhthQAAA==";

    @Test
    void takesWhatEncodersWrite() throws IOException {
        for (byte[] image : images()) {
            assertThat(whole(image)).isTrue();
        }
    }

    @Test
    void refusesEveryCut() throws IOException {
        for (byte[] image : images()) {
            for (int length = 12; length < image.length; length++) {
                assertThat(whole(Arrays.copyOf(image, length)))
                        .as("%d of %d bytes", length, image.length)
                        .isFalse();
            }
        }
    }

    @Test
    void leavesAloneWhatStandsBehindTheEnd() throws IOException {
        for (byte[] image : images()) {
            assertThat(whole(Arrays.copyOf(image, image.length + 100))).isTrue();
        }
    }

    @Test
    void doesNotTakeTheEndOfAPreviewForTheEnd() throws IOException {
        byte[] preview = jpeg(false);
        byte[] image = jpeg(true);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(image, 0, 2);
        both.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1});
        both.write((preview.length + 2) >> 8);
        both.write(preview.length + 2);
        both.writeBytes(preview);
        int head = both.size();
        both.write(image, 2, image.length - 2);

        assertThat(whole(both.toByteArray())).isTrue();
        assertThat(whole(Arrays.copyOf(both.toByteArray(), head))).isFalse();
        assertThat(whole(Arrays.copyOf(both.toByteArray(), head + 100))).isFalse();
    }

    @Test
    void refusesDamagedPixelsOfAPngButNotADamagedNote() throws IOException {
        byte[] png = png();
        int pixels = new String(png, StandardCharsets.ISO_8859_1).indexOf("IDAT");
        byte[] damaged = png.clone();
        damaged[pixels + 8] ^= 1;
        byte[] noted = new byte[png.length + 13];
        System.arraycopy(png, 0, noted, 0, 33);
        System.arraycopy(new byte[] {0, 0, 0, 1, 't', 'E', 'X', 't'}, 0, noted, 33, 8);
        System.arraycopy(png, 33, noted, 46, png.length - 33);

        assertThat(whole(damaged)).isFalse();
        assertThat(whole(noted)).isTrue();
    }

    @Test
    void refusesAFrameWithoutPixels() {
        byte[] webp = Images.webpExtended(8, 8);
        webp[40] = 'X';

        assertThat(whole(webp)).isFalse();
    }

    private static boolean whole(byte[] image) {
        ImageKind kind = ImageKind.of(image).orElseThrow();
        return WholeImage.is(kind, image);
    }

    private static List<byte[]> images() throws IOException {
        Base64.Decoder base64 = Base64.getDecoder();
        return List.of(
                png(),
                jpeg(false),
                jpeg(true),
                base64.decode(LOSSY),
                base64.decode(LOSSLESS),
                base64.decode(ANIMATED),
                Images.png(1280, 720),
                Images.jpeg(0xC2, 1280, 720),
                Images.webpExtended(1280, 720));
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture(), "png", png);
        return png.toByteArray();
    }

    private static byte[] jpeg(boolean progressive) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        if (progressive) {
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        try (ImageOutputStream out = ImageIO.createImageOutputStream(jpeg)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture(), null, null), how);
        } finally {
            writer.dispose();
        }
        return jpeg.toByteArray();
    }

    private static BufferedImage picture() {
        BufferedImage picture = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 24 * 16; i++) {
            picture.setRGB(i % 24, i / 24, i * 7919 * 31);
        }
        return picture;
    }
}

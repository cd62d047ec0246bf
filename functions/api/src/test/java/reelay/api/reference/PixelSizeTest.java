package reelay.api.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.media.ImageKind;

class PixelSizeTest {

    static Stream<byte[]> images() {
        return Stream.of(
                Images.png(1280, 720),
                Images.jpeg(1280, 720),
                Images.jpeg(0xC2, 1280, 720),
                Images.webpLossy(1280, 720),
                Images.webpLossless(1280, 720),
                Images.webpExtended(1280, 720));
    }

    @ParameterizedTest
    @MethodSource("images")
    void isReadFromTheHeader(byte[] image) {
        assertThat(read(image)).contains(new PixelSize(1280, 720));
    }

    @ParameterizedTest
    @MethodSource("images")
    void isUnknownWhenTheHeaderIsCutOff(byte[] image) {
        for (int length = 12; length < 20; length++) {
            assertThat(read(Arrays.copyOf(image, length))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void isNeverAFaultWhateverTheBytes(byte[] image) {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] broken = Arrays.copyOf(image, random.nextInt(12, image.length + 1));
            for (int changes = random.nextInt(6); changes > 0; changes--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            for (ImageKind kind : ImageKind.values()) {
                assertThat(PixelSize.of(kind, broken).stream())
                        .allSatisfy(
                                size -> {
                                    assertThat(size.width()).isPositive();
                                    assertThat(size.height()).isPositive();
                                });
            }
        }
    }

    @Test
    void isUnknownWhenAPngContradictsItself() {
        assertThat(read(Images.png(0, 720))).isEmpty();
        assertThat(read(Images.png(1280, -1))).isEmpty();
        assertThat(read(changed(Images.png(1280, 720), 19, 1))).isEmpty();
        assertThat(read(changed(Images.png(1280, 720), 11, 14))).isEmpty();
    }

    @Test
    void isUnknownWhenAJpegContradictsItself() {
        assertThat(read(Images.jpeg(0, 720))).isEmpty();
        assertThat(read(Images.jpeg(1280, 0))).isEmpty();
        assertThat(read(Images.jpeg(0xDA, 1280, 720))).isEmpty();
        assertThat(read(Images.jpeg(0xD9, 1280, 720))).isEmpty();
        assertThat(read(Images.jpeg(0xC4, 1280, 720))).isEmpty();
        assertThat(read(changed(Images.jpeg(1280, 720), 4, 0x7F))).isEmpty();
    }

    @Test
    void isUnknownWhenAWebpContradictsItself() {
        assertThat(read(Images.webpLossy(0, 720))).isEmpty();
        assertThat(read(changed(Images.webpLossy(1280, 720), 20, 1))).isEmpty();
        assertThat(read(changed(Images.webpLossy(1280, 720), 23, 0))).isEmpty();
        assertThat(read(changed(Images.webpLossless(1280, 720), 20, 0))).isEmpty();
        assertThat(read(changed(Images.webpLossless(1280, 720), 24, 0xFF))).isEmpty();
        assertThat(read(changed(Images.webpExtended(1280, 720), 4, 99))).isEmpty();
        assertThat(read(changed(Images.webpExtended(1280, 720), 16, 99))).isEmpty();
        assertThat(read(changed(Images.webpExtended(1280, 720), 15, 'Y'))).isEmpty();
    }

    private static Optional<PixelSize> read(byte[] image) {
        return PixelSize.of(ImageKind.of(image).orElseThrow(), image);
    }

    private static byte[] changed(byte[] image, int at, int value) {
        byte[] changed = image.clone();
        changed[at] = (byte) value;
        return changed;
    }
}

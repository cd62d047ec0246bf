package reelay.stack.page.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;

class MovingGifTest {

    private final MovingGif film = new MovingGif();

    @Test
    void holdsEachPictureAsLongAsItIsShownAndOnlyWhatChanged() throws IOException {
        BufferedImage first = picture();
        BufferedImage second = picture();
        second.setRGB(30, 20, Color.RED.getRGB());
        second.setRGB(33, 21, Color.BLUE.getRGB());
        film.add(first, Duration.ofMillis(300));
        film.add(picture(), Duration.ofMillis(200));
        film.add(second, Duration.ofSeconds(1));

        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(film.written())));

        assertThat(reader.getNumImages(true)).isEqualTo(2);
        assertThat(attribute(reader, 0, "GraphicControlExtension", "delayTime")).isEqualTo("50");
        assertThat(attribute(reader, 1, "GraphicControlExtension", "delayTime")).isEqualTo("100");
        assertThat(reader.read(0).getRGB(30, 20)).isEqualTo(Color.WHITE.getRGB());
        assertThat(attribute(reader, 1, "ImageDescriptor", "imageLeftPosition")).isEqualTo("30");
        BufferedImage changed = reader.read(1);
        assertThat(changed.getWidth()).isEqualTo(4);
        assertThat(changed.getRGB(0, 0)).isEqualTo(Color.RED.getRGB());
        assertThat(changed.getRGB(3, 1)).isEqualTo(Color.BLUE.getRGB());
        assertThat(new Color(changed.getRGB(1, 1), true).getAlpha()).isZero();
    }

    @Test
    void keepsTheColoursThatDifferMostWhenThereAreTooMany() throws IOException {
        BufferedImage picture = picture();
        for (int x = 0; x < 60; x++) {
            for (int y = 0; y < 30; y++) {
                picture.setRGB(x, y, new Color(x * 4, y * 8, 0).getRGB());
            }
        }
        film.add(picture, Duration.ofSeconds(1));

        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(film.written()));

        for (int x = 0; x < 60; x += 7) {
            Color wanted = new Color(picture.getRGB(x, 10));
            Color had = new Color(drawn.getRGB(x, 10));
            assertThat(Math.abs(wanted.getRed() - had.getRed())).isLessThan(20);
            assertThat(Math.abs(wanted.getGreen() - had.getGreen())).isLessThan(20);
        }
    }

    private static BufferedImage picture() {
        BufferedImage picture = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        picture.createGraphics().fillRect(0, 0, 60, 40);
        return picture;
    }

    private static String attribute(ImageReader reader, int picture, String node, String name)
            throws IOException {
        var metadata = reader.getImageMetadata(picture);
        var root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        return ((IIOMetadataNode) root.getElementsByTagName(node).item(0)).getAttribute(name);
    }
}

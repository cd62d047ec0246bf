package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.OutputType;
import reelay.stack.page.picture.MovingGif;

/**
 * Draws the page while it makes a video, for the README: {@code
 * -Dreelay.pictures=../../docs/images}.
 */
@InABrowser
@EnabledIfSystemProperty(named = "reelay.pictures", matches = ".+")
class MovingPictureTest {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;

    private final MovingGif film = new MovingGif();

    @Test
    void fromAPromptToAFilm(Visitor visitor, PageUnderTest page) throws IOException {
        new AccessReportItems(page.stack())
                .put("{\"verdict\": \"ready\", \"reason\": \"ready\", \"sentence\": \"Go on.\"}");
        visitor.signIn().until("#empty .nothing").lookedAt(WIDTH, HEIGHT, false);
        visitor.run("document.querySelector('input[value=\"1280x720\"]').click()");
        draw(visitor, 1200);
        for (String words : List.of("A paper boat", " on a lake", " at dawn")) {
            visitor.type("#prompt", words);
            draw(visitor, 500);
        }
        visitor.click("#make-button").until(".card");
        while (visitor.count(".card[data-status=completed] .frame.still") == 0) {
            draw(visitor, 300);
        }
        draw(visitor, 1500);
        visitor.click(".card .play")
                .untilTrue("document.querySelector('#view video')?.currentTime > 0");
        for (int i = 0; i < 6; i++) {
            visitor.run("document.querySelector('#view video').pause()");
            visitor.run("document.querySelector('#view video').currentTime = " + i * 0.6);
            visitor.untilTrue("!document.querySelector('#view video').seeking");
            draw(visitor, 500);
        }
        draw(visitor, 1500);

        byte[] file = film.written();
        Path folder = Files.createDirectories(Path.of(System.getProperty("reelay.pictures")));
        Files.write(folder.resolve("making.gif"), file);
        assertThat(film.size()).isBetween(8, 40);
        assertThat(file.length).isLessThan(1_500_000);
    }

    private void draw(Visitor visitor, int milliseconds) throws IOException {
        byte[] png = visitor.driver().getScreenshotAs(OutputType.BYTES);
        film.add(ImageIO.read(new ByteArrayInputStream(png)), Duration.ofMillis(milliseconds));
    }
}

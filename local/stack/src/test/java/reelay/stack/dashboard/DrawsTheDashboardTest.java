package reelay.stack.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import reelay.stack.faults.ManyLives;
import reelay.stack.faults.World;

/**
 * The picture in the documents is of this dashboard. {@code -Dreelay.draw.stories=60} draws it
 * anew, of that many stories in which things go wrong by chance.
 */
@ResourceLock(Resources.SYSTEM_OUT)
class DrawsTheDashboardTest {

    private static final Path PICTURE = Path.of("../../docs/images/dashboard.svg");
    private static final int FEW = 3;
    private static final Duration APART = Duration.ofMinutes(3);

    @Test
    void fromTheLinesOfARun() throws IOException {
        Integer many = Integer.getInteger("reelay.draw.stories");
        int stories = many == null ? FEW : many;
        long end = World.START.plus(APART.multipliedBy(stories + 10)).toEpochMilli();
        List<JsonNode> lines =
                ManyLives.counted(stories, APART).stream()
                        .filter(line -> line.at("/_aws/Timestamp").asLong() < end)
                        .toList();
        WatchedTemplate template = WatchedTemplate.read();

        String picture =
                new DashboardPicture(
                                template, new Points(lines, World.START, Duration.ofMinutes(5)))
                        .svg();

        assertThat(picture).contains(DashboardPicture.titles(template)).contains(">openai<");
        if (many != null) {
            Files.writeString(PICTURE, picture);
        }
        assertThat(Files.readString(PICTURE)).contains(DashboardPicture.titles(template));
    }
}

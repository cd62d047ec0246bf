package reelay.stack.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import reelay.video.Json;

/** What is counted while stories and faults come by chance, one story after another. */
public final class ManyLives {

    private ManyLives() {}

    /**
     * The metrics' lines.
     *
     * @param stories how many, from the first seed on
     * @param apart how long after one another they begin
     */
    public static List<JsonNode> counted(int stories, Duration apart) {
        List<JsonNode> lines = new ArrayList<>();
        Lives lives =
                new Lives(
                        World.Plan.read(
                                World.Limits.usual(), Map.of("VideoPrices", "sora-2=0.10")));
        for (int story = 0; story < stories; story++) {
            List<String> log = Collections.synchronizedList(new ArrayList<>());
            try (Quiet _ = new Quiet(log::add)) {
                lives.live(RandomFaults.life(story + 1));
            }
            Duration later = apart.multipliedBy(story);
            log.stream()
                    .filter(line -> line.contains("\"_aws\""))
                    .map(line -> after(line, later))
                    .forEach(lines::add);
        }
        return lines;
    }

    private static JsonNode after(String line, Duration later) {
        try {
            JsonNode read = Json.tree(line);
            ObjectNode aws = (ObjectNode) read.path("_aws");
            aws.put("Timestamp", aws.path("Timestamp").asLong() + later.toMillis());
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

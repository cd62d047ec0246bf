package reelay.stack.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import reelay.video.Json;

/** What statemachine/deliver.asl.json has in common with the other file, and how long it takes. */
class DeliverMachineTest {

    private final JsonNode states = states("deliver");

    @Test
    void itsStepsRetryWhatTheStepsOfAVideoRetry() {
        JsonNode truth = states("video").at("/Submit/Retry");

        assertThat(truth).isNotEmpty();
        for (String task : List.of("Deliver", "GiveUp")) {
            assertThat(states.path(task).path("Retry")).as(task).isEqualTo(truth);
            assertThat(states.path(task).at("/Catch/0/ErrorEquals/0").asText())
                    .as(task)
                    .isEqualTo("States.ALL");
            // Longer than the function may take, so that nothing runs unheard.
            assertThat(states.path(task).path("TimeoutSeconds").asInt()).isGreaterThan(30);
        }
    }

    /** Eleven waits make twelve tries. */
    @Test
    void itTriesTwelveTimesInThreeDays() {
        String wait = states.at("/DeliverWait/Seconds").asText();
        List<Integer> seconds =
                Pattern.compile("[0-9]+")
                        .matcher(wait.substring(wait.indexOf('['), wait.indexOf(']')))
                        .results()
                        .map(MatchResult::group)
                        .map(Integer::valueOf)
                        .toList();
        String most = states.at("/AfterDeliver/Choices/1/Condition").asText();

        assertThat(seconds).isSorted().hasSize(11);
        assertThat(most).contains(">= 12");
        assertThat(Duration.ofSeconds(seconds.stream().mapToInt(Integer::intValue).sum()))
                .isBetween(Duration.ofHours(70), Duration.ofHours(72));
    }

    private static JsonNode states(String name) {
        try {
            return Json.tree(Files.readString(Path.of("../../statemachine", name + ".asl.json")))
                    .path("States");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

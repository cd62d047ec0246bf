package reelay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.simulator.settings.SimulatorSettings;

/** A killed process leaves nothing but its journal; a second simulator starts from that. */
class RestartTest {

    @TempDir Path directory;

    private final ManualClock clock = new ManualClock();

    @Test
    void jobsGoOnAfterARestart() throws IOException {
        String id;
        String deleted;
        byte[] content;
        try (ProviderSimulator killed = start();
                Client client = new Client(killed.address(), "sk-simulator")) {
            String finished = client.submitted("an older cat");
            deleted = client.submitted("a dog");
            clock.goOn(Duration.ofSeconds(6));
            client.delete("/v1/videos/" + deleted);
            content = client.content(finished).body();
            id = client.submitted("a cat [fault:not_ready_content=1]");
            clock.goOn(Duration.ofSeconds(3));

            // The first one still runs and closes nothing before the second reads the journal.
            try (ProviderSimulator restarted = start();
                    Client again = new Client(restarted.address(), "sk-simulator")) {
                assertThat(again.content(finished).body()).isEqualTo(content);
                assertThat(again.get("/v1/videos/" + deleted).statusCode()).isEqualTo(404);
                assertThat(again.look(id).required("progress").intValue()).isEqualTo(50);
                clock.goOn(Duration.ofSeconds(3));
                assertThat(again.look(id).required("status").textValue()).isEqualTo("completed");
                assertThat(again.content(id).statusCode()).isEqualTo(404);
                assertThat(again.content(id).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void countsOverARestart() throws IOException {
        try (ProviderSimulator first = start();
                Client client = new Client(first.address(), "sk-simulator")) {
            client.submitted("a cat");
            client.submit("");
            client.get("/v1/videos");
        }
        try (ProviderSimulator second = start();
                Client client = new Client(second.address(), "sk-simulator")) {
            client.submitted("a dog");
            JsonNode stats = Client.json(client.get("/simulator/stats"));

            assertThat(stats.required("submits_received").intValue()).isEqualTo(3);
            assertThat(stats.required("jobs_created").intValue()).isEqualTo(2);
            assertThat(stats.required("lists").intValue()).isEqualTo(1);
            assertThat(stats.required("content_requests").intValue()).isZero();
        }
    }

    @Test
    void halfALineAtTheEndIsForgotten() throws IOException {
        try (ProviderSimulator first = start();
                Client client = new Client(first.address(), "sk-simulator")) {
            client.submitted("a cat");
        }
        Path journal = directory.resolve("jobs.jsonl");
        Files.writeString(journal, "{\"event\":\"jobs_cre", StandardOpenOption.APPEND);

        for (int i = 0; i < 2; i++) {
            try (ProviderSimulator next = start();
                    Client client = new Client(next.address(), "sk-simulator")) {
                client.submitted("a dog");
            }
        }
        try (ProviderSimulator last = start()) {
            assertThat(last.jobsCreated()).isEqualTo(3);
        }
    }

    private ProviderSimulator start() {
        return ProviderSimulator.start(
                SimulatorSettings.defaults().clock(clock).dataDirectory(directory));
    }
}

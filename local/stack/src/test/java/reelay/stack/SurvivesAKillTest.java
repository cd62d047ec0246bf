package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.video.Json;
import reelay.video.Secret;

class SurvivesAKillTest {

    @TempDir Path data;

    @Test
    void finishesAVideoThatAKilledStackLeftBehindAndSubmitsItOnce() throws Exception {
        Process killed = serve();
        String id;
        try {
            StackUnderTest before = announced();
            id = before.create("a video that outlives its maker");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> before.retrieve(id).path("status").asText().equals("in_progress"));
        } finally {
            killed.destroyForcibly().waitFor();
        }

        try (Stack again = StackUnderTest.start(data)) {
            var app = new StackUnderTest(again);

            assertThat(app.end(id).path("status").asText()).isEqualTo("completed");
            assertThat(again.simulator().orElseThrow().submitsReceived()).isEqualTo(1);
        }
    }

    private Process serve() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dreelay.project=" + StackUnderTest.PROJECT.toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "reelay.stack.cli.Main",
                        "serve",
                        "--port",
                        "0",
                        "--duration",
                        "4",
                        "--data",
                        data.toString())
                .redirectOutput(new File(data.toFile(), "serve.out"))
                .redirectError(new File(data.toFile(), "serve.err"))
                .start();
    }

    private StackUnderTest announced() throws IOException {
        Path note = data.resolve("running.json");
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> Files.exists(note) && Files.size(note) > 0);
        var stack = Json.tree(Files.readString(note));
        return new StackUnderTest(
                URI.create(stack.path("api").asText()), new Secret(stack.path("key").asText()));
    }
}

package reelay.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.video.Json;

/** The simulated provider alone, as somebody starts it who tests an app of their own. */
class SimulatorCommandTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void makesAVideoForAnyApp() throws Exception {
        try (Running running = start("--port", "0", "--duration", "0")) {
            JsonNode job = post(running.baseUrl() + "/videos", "{\"prompt\":\"a boat\"}");
            String url = running.baseUrl() + "/videos/" + job.path("id").asText();

            assertThat(Json.tree(text(get(url))).path("status").asText()).isEqualTo("completed");
            byte[] video = http.send(get(url + "/content"), BodyHandlers.ofByteArray()).body();
            assertThat(new String(video, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
        }
    }

    @Test
    void hasItsJobsAgainAfterARestart() throws Exception {
        String data = folder.resolve("jobs").toString();
        String id;
        try (Running running = start("--port", "0", "--data", data)) {
            id = post(running.baseUrl() + "/videos", "{\"prompt\":\"a boat\"}").path("id").asText();
        }

        try (Running again = start("--port", "0", "--data", data)) {
            assertThat(text(get(again.baseUrl() + "/videos/" + id))).contains(id);
        }
    }

    @Test
    void speaksLikeTheServerThatIsNamed() throws Exception {
        try (Running running = start("--port", "0", "--dialect", "openrouter")) {
            assertThat(running.baseUrl()).endsWith("/api/v1");
            assertThat(
                            post(
                                            running.baseUrl() + "/videos",
                                            "{\"model\":\"sora-2\",\"prompt\":\"a boat\"}")
                                    .path("status")
                                    .asText())
                    .isEqualTo("pending");
        }
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThat(run("--dialect", "klingon")).isEqualTo(2);
        assertThat(run("--provider-url", "https://host/v1")).isEqualTo(2);
        assertThat(run("now")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--dialect: ", "there is no option --provider-url", "one word too many");
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (Running running = start("--port", "0")) {
            int port = URI.create(running.baseUrl()).getPort();

            assertThat(run("--port", Integer.toString(port))).isEqualTo(3);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains(Integer.toString(port), "reelay simulator --port 0");
        }
    }

    @Test
    void namesTheLineOfItsJournalThatCannotBeReadAndWhatToDo() throws IOException {
        Files.writeString(folder.resolve("jobs.jsonl"), "{\"event\":\"lo{\"event\":\"looks\"}\n");

        assertThat(run("--port", "0", "--data", folder.toString())).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("could not start: line 1 of ", "jobs.jsonl", "take that line out")
                .doesNotContain("\tat ");
    }

    private int run(String... options) {
        return new Main(
                        Map.of(),
                        new Terminal(
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                false))
                .run(Stream.concat(Stream.of("simulator"), List.of(options).stream()).toList());
    }

    private Running start(String... options) throws InterruptedException {
        out.reset();
        var exit = new FutureTask<>(() -> run(options));
        Thread thread = Thread.ofVirtual().start(exit);
        Optional<String> baseUrl = printedUrl();
        while (baseUrl.isEmpty() && thread.isAlive()) {
            Thread.sleep(5);
            baseUrl = printedUrl();
        }
        assertThat(baseUrl).as(err.toString(StandardCharsets.UTF_8)).isPresent();
        return new Running(baseUrl.get(), thread, exit);
    }

    private Optional<String> printedUrl() {
        Matcher line =
                Pattern.compile("Base URL +(\\S+)\n").matcher(out.toString(StandardCharsets.UTF_8));
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer sk-simulator")
                .build();
    }

    private String text(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private JsonNode post(String url, String body) throws IOException, InterruptedException {
        return Json.tree(
                text(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Authorization", "Bearer sk-simulator")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build()));
    }

    /** A command that runs until it is told to stop. */
    private record Running(String baseUrl, Thread thread, FutureTask<Integer> exit)
            implements AutoCloseable {
        @Override
        public void close() {
            thread.interrupt();
            assertThat(exit).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(0);
        }
    }
}

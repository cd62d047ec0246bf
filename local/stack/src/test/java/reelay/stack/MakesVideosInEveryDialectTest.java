package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.simulator.dialect.Dialect;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;

/**
 * The whole system against each server the simulator can speak like. All of them at once: most of
 * the time is the ten seconds until the first look.
 */
class MakesVideosInEveryDialectTest {

    /**
     * @param video as the app sees it at the end
     * @param kept the bytes the app gets; none when it failed
     * @param drawn the bytes the provider made
     * @param submits that the provider received
     */
    private record Made(JsonNode video, ByteBuffer kept, ByteBuffer drawn, long submits) {}

    @TempDir static Path data;

    private static final Map<String, Future<Made>> MAKING = new HashMap<>();
    private static ExecutorService threads;

    @BeforeAll
    static void startAll() {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        dialects().forEach(name -> MAKING.put(name, threads.submit(() -> make(name))));
    }

    @AfterAll
    static void stopAll() {
        threads.close();
    }

    static Stream<String> dialects() {
        return Stream.of(System.getProperty("reelay.dialects", usual()).split(","));
    }

    private static String usual() {
        return String.join(",", Dialect.all().map(Dialect::name).toList());
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void endsWithTheVideoAndPaysOnce(String dialect)
            throws InterruptedException, ExecutionException {
        Made made = MAKING.get(dialect).get();

        assertThat(made.video().path("error").toString()).isEqualTo("null");
        assertThat(made.video().path("status").asText()).isEqualTo("completed");
        assertThat(made.kept()).isEqualTo(made.drawn());
        assertThat(made.submits()).isEqualTo(1);
    }

    private static Made make(String dialect) {
        try (Stack stack =
                Stack.start(
                        StackSettings.of(StackUnderTest.PROJECT, data.resolve(dialect))
                                .on(Ports.free())
                                .generating(Duration.ofSeconds(1))
                                .speaking(Dialect.ofName(dialect)))) {
            var app = new StackUnderTest(stack);
            String id = app.create("a cat that speaks " + dialect);
            JsonNode video = app.end(id);
            boolean completed = video.path("status").asText().equals("completed");
            var simulator = stack.simulator().orElseThrow();
            return new Made(
                    video,
                    ByteBuffer.wrap(completed ? app.content(id) : new byte[0]),
                    ByteBuffer.wrap(drawn(simulator.address())),
                    simulator.submitsReceived());
        }
    }

    private static byte[] drawn(URI simulator) {
        URI jobs = URI.create(simulator + "/simulator/videos");
        String id = StackUnderTest.at(jobs).path("videos").path(0).path("id").asText();
        String file = jobs + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        try (InputStream in = URI.create(file).toURL().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

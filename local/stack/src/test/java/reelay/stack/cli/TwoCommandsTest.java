package reelay.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person meets who runs a second command beside the first, or stops one. */
class TwoCommandsTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aStackThatEndsWithItsCommandWaitsForTheOther() throws Exception {
        Process first =
                process(
                        "make",
                        "the first",
                        "--duration",
                        "1",
                        "--data",
                        data(),
                        "--out",
                        file("1.mp4"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> RunningStack.find(folder.resolve("data")).isPresent());

        int exit =
                reelay(
                        "make",
                        "the second [fault:rate_limited=3]",
                        "--data",
                        data(),
                        "--out",
                        file("2.mp4"));

        assertThat(exit).as(said()).isZero();
        assertThat(said())
                .contains("Using the stack at ")
                .as("busy, and until when")
                .containsPattern("It waits: .* Next try (at \\d\\d:\\d\\d:\\d\\d|soon)\\.");
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).as(log()).isZero();
        assertThat(Path.of(file("1.mp4"))).isNotEmptyFile();
        assertThat(Path.of(file("2.mp4"))).isNotEmptyFile();
        assertThat(log())
                .contains("Another command uses this stack; it ends when that one is done.");
    }

    @Test
    void whoStopsWatchingIsToldTheIdAndHowTheVideoGoesOn() throws Exception {
        Process make = process("make", "a long one", "--duration", "60", "--data", data());
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> log().contains("in progress"));

        // As Ctrl-C ends it; SIGINT itself is ignored by whatever runs in the background of a
        // shell.
        make.destroy();

        assertThat(make.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(log())
                .containsPattern("Stopped watching video_[0-9a-f]{48}\\.")
                .contains("the video goes on when one runs again: ./reelay serve --data " + data());
    }

    private int reelay(String... arguments) {
        var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Main(Map.of(), new Terminal(stream, stream, false)).run(List.of(arguments));
    }

    private Process process(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dreelay.project=" + Path.of("../..").toAbsolutePath().normalize(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private String log() throws IOException {
        return Files.exists(folder.resolve("log")) ? Files.readString(folder.resolve("log")) : "";
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}

package reelay.simulator.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an independent decoder says; needs ffmpeg and skips itself without. */
class PlayabilityTest {

    @TempDir Path directory;

    @BeforeAll
    static void needsFfmpeg() {
        assumeTrue(
                isInstalled("ffmpeg") && isInstalled("ffprobe"),
                "ffmpeg is not installed, so no independent decoder looks at the videos");
    }

    @ParameterizedTest
    @CsvSource({
        "720,1280,12",
        "1280,720,8",
        "1024,1792,4",
        "1792,1024,4",
        "1920,1080,4",
        "1000,562,5"
    })
    void anIndependentDecoderFindsNoFault(int width, int height, int seconds) throws Exception {
        Path file = directory.resolve("clip.mp4");
        Clip clip =
                Clip.draw(
                        new ClipPlan("A red panda, 35mm: \"tea\"?", width, height, seconds, 5, 9));
        try (OutputStream out = Files.newOutputStream(file)) {
            clip.writeTo(out);
        }

        assertThat(run("ffmpeg -v warning -xerror -err_detect explode -i", file, "-f null -"))
                .isEmpty();
        assertThat(
                        run(
                                "ffprobe -v error -count_frames -show_entries"
                                        + " stream=profile,width,height,duration,nb_read_frames -of"
                                        + " default=noprint_wrappers=1",
                                file,
                                ""))
                .contains(
                        "profile=Constrained Baseline",
                        "width=" + width,
                        "height=" + height,
                        "duration=" + seconds + ".000000",
                        "nb_read_frames=" + seconds * Clip.FRAMES_PER_SECOND);
    }

    private List<String> run(String before, Path file, String after) throws Exception {
        Path output = directory.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(before.split(" ")));
        command.add(file.toString());
        Arrays.stream(after.split(" ")).filter(word -> !word.isEmpty()).forEach(command::add);
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor()).as(() -> read(output)).isZero();
        return Files.readAllLines(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}

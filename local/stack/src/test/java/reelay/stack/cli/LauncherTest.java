package reelay.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code reelay}, in a folder of its own with a Maven that only says it was called. */
class LauncherTest {

    private static final Path PROJECT = Path.of("../..");

    private static final String TEXTS = "local/stack/src/main/resources/reelay/stack/cli/";
    private static final String OVERVIEW = TEXTS + "overview.txt";
    private static final String AGENTS = TEXTS + "mcp.txt";

    @TempDir Path folder;

    @BeforeEach
    void copyTheScript() throws IOException {
        for (String file : List.of("reelay", "local/find-jdk.sh", "pom.xml", OVERVIEW, AGENTS)) {
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(PROJECT.resolve(file), copy);
        }
        for (String sources : List.of("libs", "functions", "gallery", "bin")) {
            Files.createDirectories(folder.resolve(sources));
        }
        Path maven =
                Files.writeString(folder.resolve("bin/mvn"), "#!/bin/sh\necho maven >&2\nexit 1\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void tellsWhatItIsWithoutBuilding() throws Exception {
        assertThat(reelay("--help"))
                .isEqualTo(Files.readString(PROJECT.resolve(OVERVIEW)) + "exit 0\n");
        assertThat(reelay("--version")).matches("reelay \\d\\S*(, commit \\w+)?\nexit 0\n");
        assertThat(reelay("mcp", "--help"))
                .isEqualTo(Files.readString(PROJECT.resolve(AGENTS)) + "exit 0\n");
        assertThat(reelay()).endsWith("exit 2\n");
    }

    @Test
    void namesEveryCommandAndExitCodeInTheOverview() throws IOException {
        String overview = Files.readString(PROJECT.resolve(OVERVIEW));

        assertThat(new Main(Map.of(), Terminal.ofProcess()).commands())
                .allSatisfy(
                        command ->
                                assertThat(overview)
                                        .contains(
                                                "  %-9s %s%n"
                                                        .formatted(
                                                                command.name(),
                                                                command.summary())));
        assertThat(overview)
                .contains(
                        "0 done", "1 it failed", "2 usage", "3 the stack could not start", "\n4 ");
    }

    @Test
    void buildsAgainInAFolderThatWasMoved() throws Exception {
        Path target = Files.createDirectories(folder.resolve("local/stack/target"));
        Files.writeString(target.resolve("class-path"), System.getProperty("java.class.path"));
        Files.writeString(target.resolve("built"), folder.toRealPath() + "\n");
        assertThat(reelay("bake")).contains("there is no command bake").endsWith("exit 2\n");

        Files.writeString(target.resolve("built"), "/where/it/was\n");

        assertThat(reelay("bake"))
                .contains("building, which takes a few minutes", "maven", "the build failed")
                .endsWith("exit 3\n");
    }

    /** What it prints on both streams, and its exit code. */
    private String reelay(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", folder.resolve("reelay").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment()
                .merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process running = process.start();
        String printed =
                new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return printed + "exit " + running.waitFor() + "\n";
    }
}

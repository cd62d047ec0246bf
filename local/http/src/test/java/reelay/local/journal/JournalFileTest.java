package reelay.local.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {

    @TempDir Path folder;

    @Test
    void hasEveryLineAgain() throws IOException {
        try (JournalFile journal = JournalFile.open(path(), line -> {})) {
            journal.append("one");
            journal.append("zwei – \u00fc");
        }

        assertThat(lines()).containsExactly("one", "zwei – \u00fc");
    }

    @Test
    void goesOnBehindALineThatWasCutOff() throws IOException {
        Files.writeString(path(), "one\ntw");

        try (JournalFile journal = JournalFile.open(path(), line -> {})) {
            journal.append("three");
        }

        assertThat(lines()).containsExactly("one", "three");
    }

    @Test
    void startsAnewWithWhatItIsGiven() throws IOException {
        Files.writeString(path(), "one\ntwo\n");

        try (JournalFile journal = JournalFile.startWith(path(), List.of("both"))) {
            journal.append("three");
        }

        assertThat(lines()).containsExactly("both", "three");
    }

    @Test
    void saysWhichLineCannotBeReadAndWhatToDo() throws IOException {
        Files.writeString(path(), "one\n[{\"torn\":[{\n");

        assertThatThrownBy(
                        () ->
                                JournalFile.replay(
                                        path(),
                                        line -> {
                                            if (line.startsWith("[")) {
                                                throw new IOException("not JSON");
                                            }
                                        }))
                .isInstanceOf(JournalException.class)
                .hasMessageContainingAll("line 2 of " + path(), "take that line out")
                .hasRootCauseMessage("not JSON");
    }

    /** The largest file a process may write stands in for the space of the disk. */
    @Test
    void staysReadableWhenTheDiskWasFullForAMoment() throws Exception {
        Process full =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "ulimit -f 16; exec \"$0\" \"$@\"",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xshare:auto",
                                "-XX:-UsePerfData",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LittleRoom.class.getName(),
                                path().toString())
                        .redirectErrorStream(true)
                        .start();
        String told =
                new String(full.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        full.waitFor();

        // Some part of the line that did not fit was written, and is gone.
        assertThat(told).matches("(?s)fits\nrefused: .*journal cannot be written: .*\nfits");
        assertThat(lines())
                .containsExactly("a".repeat(LittleRoom.LONG), "c".repeat(LittleRoom.SHORT));
    }

    /** Writes a line that fits, one that does not, and one that does. */
    static final class LittleRoom {

        /** One such line fits into the 8 or 16 KiB that the shell allows, and never two. */
        static final int LONG = 8_000;

        static final int SHORT = 50;

        private LittleRoom() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) {
            try (JournalFile journal = JournalFile.open(Path.of(arguments[0]), line -> {})) {
                journal.append("a".repeat(LONG));
                System.out.println("fits");
                try {
                    journal.append("b".repeat(2 * LONG));
                } catch (JournalException e) {
                    System.out.println("refused: " + e.getMessage());
                }
                journal.append("c".repeat(SHORT));
                System.out.println("fits");
            }
        }
    }

    private Path path() {
        return folder.resolve("journal");
    }

    private List<String> lines() throws IOException {
        assertThat(Files.readString(path())).endsWith("\n");
        List<String> lines = new ArrayList<>();
        JournalFile.replay(path(), lines::add);
        return lines;
    }
}

package reelay.stack.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of one document typed into one terminal, one after the other: what one sets, the next has.
 *
 * @param folder where they run
 * @param environment beside that of this process
 * @param before typed before the blocks
 */
record BashSession(Path folder, Map<String, String> environment, String before) {

    /** Before what a block prints stands this and its line. */
    private static final String MARK = "\u0001 line ";

    private static final int MINUTES = 5;

    /**
     * What came of it.
     *
     * @param printed by each block that began, by its line
     * @param failedIn the line of the block that failed
     */
    record Ran(Map<Integer, String> printed, @Nullable Integer failedIn) {}

    /**
     * Runs the blocks until one fails.
     *
     * @param typed the text of each, by its line
     */
    Ran run(Map<Integer, String> typed) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -euo pipefail\n" + before);
        typed.forEach(
                (line, text) ->
                        script.append("printf '\\n%s%s\\n'\n".formatted(MARK, line)).append(text));
        Path file = Files.writeString(folder.resolve("script.sh"), script);
        Path log = folder.resolve("log.txt");
        ProcessBuilder bash =
                new ProcessBuilder("bash", file.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(log.toFile());
        bash.environment().putAll(environment);
        Process process = bash.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        Map<Integer, String> printed = printed(Files.readString(log));
        boolean good = ended && process.exitValue() == 0;
        return new Ran(printed, good ? null : List.copyOf(printed.keySet()).getLast());
    }

    private static Map<Integer, String> printed(String log) {
        Map<Integer, String> printed = new LinkedHashMap<>();
        for (String part : log.split("\n" + MARK, -1)) {
            String[] lineAndText = part.split("\n", 2);
            if (!lineAndText[0].isEmpty()) {
                printed.put(Integer.parseInt(lineAndText[0]), lineAndText[1]);
            }
        }
        return printed;
    }
}

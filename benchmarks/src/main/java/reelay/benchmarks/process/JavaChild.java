package reelay.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own with this one's class path. It answers in lines on its standard output and ends
 * when its standard input does, so it never outlives this JVM.
 */
public final class JavaChild implements AutoCloseable {

    private static final int SECONDS_TO_END = 20;

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;

    private JavaChild(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    public static JavaChild start(Class<?> main, List<String> jvmOptions, String argument) {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.addAll(jvmOptions);
        // In miniature every JVM is to live as cheaply as that of the tests.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:TieredStopAtLevel="))
                .forEach(command::add);
        // Half a stack would keep everybody waiting.
        command.add("-XX:+ExitOnOutOfMemoryError");
        // Those of the stack under measurement, once there is one; before that any will do.
        for (String property : List.of("aws.accessKeyId", "aws.secretAccessKey")) {
            command.add("-D" + property + "=" + System.getProperty(property, "local"));
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.add(argument);
        try {
            return new JavaChild(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line of its output. */
    public String answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "the process ended with status " + process.waitFor());
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a process", e);
        }
    }

    String ask(String question) {
        questions.println(question);
        return answer();
    }

    @Override
    public void close() {
        questions.close();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

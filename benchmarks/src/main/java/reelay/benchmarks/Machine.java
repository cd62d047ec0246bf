package reelay.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What a number depends on beside the code: machine, JDK, commit and what else is running. */
final class Machine {

    private Machine() {}

    static String describe() {
        var os = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                """
                machine  %s %s %s, %d cores, %s
                java     %s %s
                commit   %s
                load     %.1f when it began
                """,
                os.getName(),
                os.getVersion(),
                os.getArch(),
                os.getAvailableProcessors(),
                memory(),
                System.getProperty("java.vendor"),
                System.getProperty("java.runtime.version"),
                System.getProperty("reelay.commit", "unknown"),
                os.getSystemLoadAverage());
    }

    private static String memory() {
        Path file = Path.of("/proc/meminfo");
        if (!Files.isReadable(file)) {
            return "memory unknown";
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("MemTotal:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .map(kib -> Long.parseLong(kib) / 1024 + " MiB memory")
                    .findFirst()
                    .orElse("memory unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

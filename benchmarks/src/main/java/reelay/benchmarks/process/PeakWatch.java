package reelay.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Watches the JVM it runs in. */
public final class PeakWatch implements AutoCloseable {

    private static final int EVERY_MILLISECONDS = 10;

    private final AtomicLong heap = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private PeakWatch() {}

    public static PeakWatch start() {
        var watch = new PeakWatch();
        var _ =
                watch.clock.scheduleAtFixedRate(
                        watch::look, 0, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        heap.accumulateAndGet(used, Math::max);
    }

    public Peaks peaks() {
        look();
        return new Peaks(
                heap.get(), ManagementFactory.getThreadMXBean().getPeakThreadCount(), resident());
    }

    private static @Nullable Long resident() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return null;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

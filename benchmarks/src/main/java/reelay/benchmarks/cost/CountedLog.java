package reelay.benchmarks.cost;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Takes what the handlers print in place of the process's own output, and counts it. */
final class CountedLog implements AutoCloseable {

    private final PrintStream before = System.out;
    private final AtomicLong bytes = new AtomicLong();

    CountedLog() {
        System.setOut(
                new PrintStream(
                        new OutputStream() {
                            @Override
                            public void write(int one) {
                                bytes.incrementAndGet();
                            }

                            @Override
                            public void write(byte[] all, int from, int length) {
                                bytes.addAndGet(length);
                            }
                        },
                        true,
                        StandardCharsets.UTF_8));
    }

    /** So far. */
    long bytes() {
        return bytes.get();
    }

    @Override
    public void close() {
        System.setOut(before);
    }
}

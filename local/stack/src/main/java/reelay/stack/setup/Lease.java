package reelay.stack.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The use of a data directory's stack by another command. A command's own stack, which would end
 * with it, stays until nobody uses it; who comes while it ends waits, and finds none.
 */
public final class Lease implements AutoCloseable {

    private final FileChannel channel;

    private Lease(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes one, beside others. */
    public static Lease take(Path data) {
        return lock(data, true);
    }

    /** Waits until there are none, and lets nobody take one until it is closed. */
    public static Lease last(Path data) {
        return lock(data, false);
    }

    /** Whether somebody has one. */
    public static boolean taken(Path data) {
        try (FileChannel channel = open(data)) {
            return channel.tryLock() == null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Lease lock(Path data, boolean shared) {
        try {
            FileChannel channel = open(data);
            channel.lock(0, Long.MAX_VALUE, shared);
            return new Lease(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open(Path data) throws IOException {
        DataDirectory.makePrivately(data);
        return FileChannel.open(
                data.resolve("users"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

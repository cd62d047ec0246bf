package reelay.stack.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.protocol.AccessKey;
import reelay.stack.Stack;
import reelay.stack.cli.options.StackOptions;
import reelay.stack.setup.DataDirectory;
import reelay.stack.setup.Lease;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;
import reelay.video.Secret;

/** The stack a command works with: one that runs already, or its own, which ends with it. */
final class StackSession implements AutoCloseable {

    private final RunningStack running;
    private final @Nullable Stack own;
    private final @Nullable Lease lease;
    private final Path data;
    private final Consumer<String> tell;

    private StackSession(
            RunningStack running,
            @Nullable Stack own,
            @Nullable Lease lease,
            Path data,
            Consumer<String> tell) {
        this.running = running;
        this.own = own;
        this.lease = lease;
        this.data = data;
        this.tell = tell;
    }

    /** The running stack if there is one and nothing else was asked for; else a new one. */
    static StackSession open(StackOptions options, Terminal terminal) {
        Path data = options.data();
        Lease lease = Lease.take(data);
        if (!options.wantsItsOwn()) {
            Optional<RunningStack> running =
                    RunningStack.find(data).filter(stack -> fits(stack, options.port()));
            if (running.isPresent()) {
                terminal.err().println("Using the stack at " + running.get().api() + ".");
                return new StackSession(running.get(), null, lease, data, _ -> {});
            }
        }
        lease.close();
        return start(options.settings(Ports.free()), terminal.err()::println);
    }

    private static boolean fits(RunningStack stack, Optional<Integer> port) {
        return port.isEmpty() || port.get() == stack.api().getPort();
    }

    /**
     * A new stack that others can find. What its handlers print goes to a file.
     *
     * @param tell what to say when others still use it at the end
     */
    static StackSession start(StackSettings settings, Consumer<String> tell) {
        sendHandlersLogTo(settings.data());
        Stack stack = Stack.start(settings);
        RunningStack running = RunningStack.of(stack);
        running.announce(settings.data());
        return new StackSession(running, stack, null, settings.data(), tell);
    }

    private static void sendHandlersLogTo(Path data) {
        try {
            DataDirectory.makePrivately(data);
            System.setOut(
                    new PrintStream(
                            new FileOutputStream(DataDirectory.log(data).toFile(), true),
                            true,
                            StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI api() {
        return running.api();
    }

    URI lambda() {
        return running.lambda();
    }

    Secret key() {
        return running.key();
    }

    AccessKey accessKey() {
        return running.accessKey();
    }

    /** The stack that was started here; empty if another process runs it. */
    Optional<Stack> own() {
        return Optional.ofNullable(own);
    }

    /** Ends at once, whoever uses it: what is unfinished goes on at the next start. */
    void abandon() {
        if (own != null) {
            RunningStack.withdraw(data);
            own.close();
        }
    }

    /** Ends as soon as no other command uses it. */
    @Override
    public void close() {
        if (lease != null) {
            lease.close();
        } else if (own != null) {
            endAfterTheOthers();
        }
    }

    private void endAfterTheOthers() {
        if (Lease.taken(data)) {
            tell.accept("Another command uses this stack; it ends when that one is done.");
        }
        try (Lease _ = Lease.last(data)) {
            abandon();
        }
    }
}

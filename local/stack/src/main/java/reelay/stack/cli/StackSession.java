package reelay.stack.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.protocol.AccessKey;
import reelay.stack.Stack;
import reelay.stack.setup.DataDirectory;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;
import reelay.video.Secret;

/** The stack a command works with: one that runs already, or its own, which ends with it. */
final class StackSession implements AutoCloseable {

    private final RunningStack running;
    private final @Nullable Stack own;
    private final Path data;

    private StackSession(RunningStack running, @Nullable Stack own, Path data) {
        this.running = running;
        this.own = own;
        this.data = data;
    }

    /** The running stack if there is one and nothing else was asked for; else a new one. */
    static StackSession open(StackOptions options, Terminal terminal) {
        Path data = options.data();
        if (!options.wantsItsOwn()) {
            Optional<RunningStack> running =
                    RunningStack.find(data).filter(stack -> fits(stack, options.port()));
            if (running.isPresent()) {
                terminal.err().println("Using the stack at " + running.get().api() + ".");
                return new StackSession(running.get(), null, data);
            }
        }
        return start(options.settings(Ports.free()));
    }

    private static boolean fits(RunningStack stack, Optional<Integer> port) {
        return port.isEmpty() || port.get() == stack.api().getPort();
    }

    /** A new stack that others can find. What its handlers print goes to a file. */
    static StackSession start(StackSettings settings) {
        sendHandlersLogTo(settings.data());
        Stack stack = Stack.start(settings);
        RunningStack running = RunningStack.of(stack);
        running.announce(settings.data());
        return new StackSession(running, stack, settings.data());
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

    @Override
    public void close() {
        if (own != null) {
            RunningStack.withdraw(data);
            own.close();
        }
    }
}

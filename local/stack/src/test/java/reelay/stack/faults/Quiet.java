package reelay.stack.faults;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Thousands of lives log what happens to them; nobody reads that. */
public final class Quiet implements AutoCloseable {

    private final PrintStream before = System.out;

    public Quiet() {
        this(line -> {});
    }

    /**
     * @param ear hears every line all the same, on any thread
     */
    public Quiet(Consumer<String> ear) {
        System.setOut(new Overheard(ear));
    }

    private static final class Overheard extends PrintStream {
        private final Consumer<String> ear;

        Overheard(Consumer<String> ear) {
            super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            this.ear = ear;
        }

        @Override
        public void println(String line) {
            ear.accept(line);
        }
    }

    /** Says something all the same. */
    public void say(String line) {
        before.println(line);
    }

    @Override
    public void close() {
        System.setOut(before);
    }
}

package reelay.stack.faults;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Thousands of lives log what happens to them; nobody reads that. */
public final class Quiet implements AutoCloseable {

    private final PrintStream before = System.out;

    public Quiet() {
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
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

package reelay.benchmarks.plan;

import java.nio.file.Path;

/** Where template.yaml, events/ and the built functions lie. */
public final class Checkout {

    private Checkout() {}

    /** The folder that {@code benchmarks/run} names. */
    public static Path folder() {
        return Path.of(System.getProperty("reelay.project", "."));
    }
}

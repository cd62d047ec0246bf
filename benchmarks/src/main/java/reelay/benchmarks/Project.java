package reelay.benchmarks;

import java.nio.file.Path;

/** Where template.yaml, events/ and the built functions lie. */
final class Project {

    private Project() {}

    /** The folder that {@code benchmarks/run} names. */
    static Path folder() {
        return Path.of(System.getProperty("reelay.project", "."));
    }
}

package reelay.benchmarks;

import java.nio.file.Path;
import java.util.Set;

/**
 * How cold starts are measured.
 *
 * @param project folder with template.yaml, events/ and the built functions
 * @param rounds how often each function starts
 * @param only the folder of the one function to measure; blank for all
 */
record ColdStartPlan(Path project, int rounds, String only) {

    static final Set<String> OPTIONS = Set.of("--rounds", "--only");

    static ColdStartPlan of(Options options) {
        return new ColdStartPlan(
                Project.folder(), options.number("--rounds", 7), options.text("--only", ""));
    }

    boolean measures(String function) {
        return only.isBlank() || only.equals(function);
    }
}

package reelay.benchmarks.coldstart;

import java.nio.file.Path;
import java.util.Set;
import reelay.benchmarks.plan.Checkout;
import reelay.benchmarks.plan.Options;

/**
 * How cold starts are measured.
 *
 * @param project folder with template.yaml, events/ and the built functions
 * @param rounds how often each function starts
 * @param only the folder of the one function to measure; blank for all
 */
public record ColdStartPlan(Path project, int rounds, String only) {

    public static final Set<String> OPTIONS = Set.of("--rounds", "--only");

    public static ColdStartPlan of(Options options) {
        return new ColdStartPlan(
                Checkout.folder(), options.number("--rounds", 7), options.text("--only", ""));
    }

    boolean measures(String function) {
        return only.isBlank() || only.equals(function);
    }
}

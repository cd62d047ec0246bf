package reelay.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import reelay.benchmarks.api.ApiMeasurement;
import reelay.benchmarks.api.ApiPlan;
import reelay.benchmarks.coldstart.ColdStartMeasurement;
import reelay.benchmarks.coldstart.ColdStartPlan;
import reelay.benchmarks.cost.CostMeasurement;
import reelay.benchmarks.cost.CostPlan;
import reelay.benchmarks.inflight.InFlightMeasurement;
import reelay.benchmarks.inflight.InFlightPlan;
import reelay.benchmarks.plan.Options;
import reelay.benchmarks.plan.UnknownOptionException;
import reelay.benchmarks.store.StoreMeasurement;
import reelay.benchmarks.store.StorePlan;
import reelay.benchmarks.words.WordsMeasurement;
import reelay.benchmarks.words.WordsPlan;

/** Runs one measurement and prints what came of it; {@code benchmarks/run} starts it. */
public final class Benchmarks {

    private static final int USAGE = 2;

    private Benchmarks() {}

    /**
     * Measures what the first word names.
     *
     * @param args the measurement's name, then its options as {@code --name value}
     */
    @SuppressWarnings("SystemOut") // the report is this program's output
    public static void main(String[] args) throws Exception {
        List<String> words = Arrays.asList(args);
        try {
            run(words, System.out);
        } catch (UnknownOptionException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
        }
    }

    private static void run(List<String> words, PrintStream out) throws Exception {
        if (words.isEmpty()) {
            throw usage();
        }
        List<String> rest = words.subList(1, words.size());
        switch (words.getFirst()) {
            case "store" -> {
                var plan = StorePlan.of(Options.of(rest, StorePlan.OPTIONS));
                out.println(Machine.describe());
                out.println(new StoreMeasurement(plan).run());
            }
            case "cold-start" -> {
                var plan = ColdStartPlan.of(Options.of(rest, ColdStartPlan.OPTIONS));
                out.println(Machine.describe());
                out.println(new ColdStartMeasurement(plan).run());
            }
            case "in-flight" -> {
                var plan = InFlightPlan.of(Options.of(rest, InFlightPlan.OPTIONS));
                out.println(Machine.describe());
                out.println(new InFlightMeasurement(plan).run());
            }
            case "api" -> {
                var plan = ApiPlan.of(Options.of(rest, ApiPlan.OPTIONS));
                out.println(Machine.describe());
                out.println(new ApiMeasurement(plan).run());
            }
            case "words" -> {
                var plan = WordsPlan.of(Options.of(rest, WordsPlan.OPTIONS));
                out.println(Machine.describe());
                out.println(new WordsMeasurement(plan).run());
            }
            case "cost" -> {
                var plan = CostPlan.of(Options.of(rest, CostPlan.OPTIONS));
                out.println(Machine.describe());
                out.println(new CostMeasurement(plan).run());
            }
            default -> throw usage();
        }
    }

    private static UnknownOptionException usage() {
        return new UnknownOptionException(
                "usage: benchmarks/run store|cold-start|in-flight|api|words|cost [--option value"
                        + " ...]; benchmarks/RESULTS.md explains them");
    }
}

package reelay.benchmarks.cost;

import java.nio.file.Path;
import java.util.Set;
import reelay.benchmarks.plan.Checkout;
import reelay.benchmarks.plan.Options;

/**
 * What is counted.
 *
 * @param project folder with template.yaml
 * @param seconds how long the simulator takes for the video
 * @param looks how often the app asks how it is doing
 */
public record CostPlan(Path project, int seconds, int looks) {

    public static final Set<String> OPTIONS = Set.of("--seconds", "--looks");

    public static CostPlan of(Options options) {
        return new CostPlan(
                Checkout.folder(), options.number("--seconds", 10), options.number("--looks", 4));
    }
}

package reelay.benchmarks.inflight;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import reelay.benchmarks.plan.Checkout;
import reelay.benchmarks.plan.Options;

/**
 * How many videos at once are measured.
 *
 * @param project folder with template.yaml
 * @param videos how many
 * @param clients how many ask at the same time
 * @param generation how long the provider takes for each
 * @param heapMegabytes -Xmx of the one JVM that runs the stack and the provider simulator
 */
public record InFlightPlan(
        Path project, int videos, int clients, Duration generation, int heapMegabytes) {

    public static final Set<String> OPTIONS =
            Set.of("--videos", "--clients", "--generation-seconds", "--heap");

    public static InFlightPlan of(Options options) {
        return new InFlightPlan(
                Checkout.folder(),
                options.number("--videos", 1000),
                options.number("--clients", 50),
                Duration.ofSeconds(options.number("--generation-seconds", 30)),
                options.number("--heap", 1024));
    }
}

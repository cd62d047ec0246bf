package reelay.benchmarks.api;

import java.nio.file.Path;
import java.util.Set;
import reelay.benchmarks.plan.Checkout;
import reelay.benchmarks.plan.Options;

/**
 * How the API's answers are timed.
 *
 * @param project folder with template.yaml
 * @param requests how many of each kind
 * @param clients how many ask at the same time
 * @param heapMegabytes -Xmx of the one JVM that runs the stack and the provider simulator
 */
public record ApiPlan(Path project, int requests, int clients, int heapMegabytes) {

    public static final Set<String> OPTIONS = Set.of("--requests", "--clients", "--heap");

    public static ApiPlan of(Options options) {
        return new ApiPlan(
                Checkout.folder(),
                options.number("--requests", 500),
                options.number("--clients", 50),
                options.number("--heap", 1024));
    }
}

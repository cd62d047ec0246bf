package reelay.benchmarks.api;

import java.util.Locale;
import reelay.benchmarks.plan.Spread;

/**
 * What the measurement of the API's answers found, in milliseconds.
 *
 * @param health an answer that needs no key and no other service
 * @param create a new video
 * @param retrieve a look at one
 */
public record ApiResult(ApiPlan plan, Spread health, Spread create, Spread retrieve) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "api: %d requests of each kind, %d clients, -Xmx%dm%n%s%s%s",
                plan.requests(),
                plan.clients(),
                plan.heapMegabytes(),
                line("healthz", health),
                line("create", create),
                line("retrieve", retrieve));
    }

    private String line(String name, Spread spread) {
        return String.format(
                Locale.ROOT,
                "%-8s  x healthz: p50 %.1f, p99 %.1f; milliseconds: p50 %.0f, p99 %.0f%n",
                name,
                spread.percentile(50) / health.percentile(50),
                spread.percentile(99) / health.percentile(99),
                spread.percentile(50),
                spread.percentile(99));
    }
}

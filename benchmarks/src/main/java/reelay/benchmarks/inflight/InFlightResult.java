package reelay.benchmarks.inflight;

import java.util.Locale;
import reelay.benchmarks.plan.Spread;
import reelay.benchmarks.process.Peaks;

/**
 * What the measurement of many videos at once found.
 *
 * @param postMilliseconds how long each POST took
 * @param createdSeconds from the first POST to the last one's answer
 * @param totalSeconds from the first POST until the list showed the last video completed
 * @param togetherInFlight videos not finished yet when all were accepted
 * @param completed videos that were
 * @param submits that the provider received
 * @param objects in the bucket, posters left out
 * @param peaks of the JVM with the stack and the provider simulator
 */
public record InFlightResult(
        InFlightPlan plan,
        Spread postMilliseconds,
        double createdSeconds,
        double totalSeconds,
        int togetherInFlight,
        int completed,
        long submits,
        long objects,
        Peaks peaks) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                in-flight: %d videos, %d clients, the provider takes %d s for each, -Xmx%dm
                completed %d, submits at the provider %d, objects in the bucket %d
                in flight when all were accepted: %d
                total time / generation: %.1f (%.1f s; all accepted after %.1f s)
                POST, milliseconds: p50 %.0f, p99 %.0f, most %.0f
                peaks of the stack: %s
                """,
                plan.videos(),
                plan.clients(),
                plan.generation().toSeconds(),
                plan.heapMegabytes(),
                completed,
                submits,
                objects,
                togetherInFlight,
                totalSeconds / plan.generation().toSeconds(),
                totalSeconds,
                createdSeconds,
                postMilliseconds.percentile(50),
                postMilliseconds.percentile(99),
                postMilliseconds.most(),
                peaks);
    }
}

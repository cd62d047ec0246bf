package reelay.benchmarks.store;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import reelay.benchmarks.plan.Spread;
import reelay.benchmarks.process.Peaks;
import reelay.benchmarks.store.StoreWorker.Run;

/** What the store measurement found, in the order it was measured. */
public record StoreResult(StorePlan plan, List<Pair> pairs) {

    /**
     * One run each way, of the same bytes.
     *
     * @param digest SHA-256 of what the provider served, the item says and both objects hold
     */
    public record Pair(Run store, Run copy, String digest) {

        /** Throughput of the store step where the plain copy's is 1. */
        double ratio() {
            return store.mebibytesPerSecond() / copy.mebibytesPerSecond();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "ratio %.2f: store %.0f MiB/s, copy %.0f MiB/s",
                    ratio(),
                    store.mebibytesPerSecond(),
                    copy.mebibytesPerSecond());
        }
    }

    Spread spread(ToDoubleFunction<Pair> value) {
        return new Spread(pairs.stream().mapToDouble(value).boxed().toList());
    }

    @Override
    public String toString() {
        Spread ratio = spread(Pair::ratio);
        return String.format(
                Locale.ROOT,
                """
                store: %d MiB, %d pairs, -Xmx%dm %s
                %s
                ratio of throughput, store / plain copy: median %.2f (%.2f to %.2f)
                store      %s
                           peaks: %s
                plain copy %s
                           peaks: %s
                SHA-256 served = in the item = in the bucket, in all pairs
                """,
                plan.mebibytes(),
                pairs.size(),
                plan.heapMegabytes(),
                String.join(" ", plan.jvm().flags()),
                pairs.stream().map(Pair::toString).collect(Collectors.joining("\n")),
                ratio.median(),
                ratio.least(),
                ratio.most(),
                throughput(Pair::store),
                peaks(Pair::store),
                throughput(Pair::copy),
                peaks(Pair::copy));
    }

    private String throughput(Function<Pair, Run> way) {
        Spread speed = spread(pair -> way.apply(pair).mebibytesPerSecond());
        return String.format(
                Locale.ROOT,
                "median %.0f MiB/s (%.0f to %.0f)",
                speed.median(),
                speed.least(),
                speed.most());
    }

    private Peaks peaks(Function<Pair, Run> way) {
        return pairs.stream().map(way).map(Run::peaks).reduce(Peaks::most).orElseThrow();
    }
}

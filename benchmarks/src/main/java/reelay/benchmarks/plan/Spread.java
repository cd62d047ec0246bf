package reelay.benchmarks.plan;

import java.util.List;

/** Measured values, sorted; at least one. */
public record Spread(List<Double> sorted) {

    public Spread {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = sorted.stream().sorted().toList();
    }

    public double median() {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double least() {
        return sorted.getFirst();
    }

    public double most() {
        return sorted.getLast();
    }

    /** The smallest value that so many per cent of all do not exceed. */
    public double percentile(int percent) {
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(Math.max(1, rank) - 1);
    }
}

package reelay.stack.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import reelay.stack.dashboard.WatchedTemplate.Named;

/**
 * The metrics that lines of the log hold, as CloudWatch would keep them.
 *
 * @param lines in the embedded metric format
 * @param start of what is looked at
 * @param period length of one point
 */
record Points(List<JsonNode> lines, Instant start, Duration period) {

    /** Values of one metric by the number of their period; empty where nobody counted it. */
    Map<Integer, Double> of(Named named, Map<String, String> dimensions) {
        Map<Integer, List<Double>> values = new TreeMap<>();
        for (JsonNode line : lines) {
            if (line.has(named.metric())
                    && dimensions.entrySet().stream()
                            .allMatch(
                                    it -> line.path(it.getKey()).asText().equals(it.getValue()))) {
                values.computeIfAbsent(slot(line), _ -> new ArrayList<>())
                        .add(line.path(named.metric()).asDouble());
            }
        }
        Map<Integer, Double> points = new TreeMap<>();
        values.forEach((slot, all) -> points.put(slot, statistic(named.stat(), all)));
        return points;
    }

    /** Every value that a dimension of that metric has had. */
    TreeSet<String> valuesOf(String metric, String dimension) {
        TreeSet<String> values = new TreeSet<>();
        lines.stream()
                .filter(line -> line.has(metric) && line.has(dimension))
                .forEach(line -> values.add(line.path(dimension).asText()));
        return values;
    }

    /** How many periods there are. */
    int length() {
        return 1 + lines.stream().mapToInt(this::slot).max().orElse(0);
    }

    private int slot(JsonNode line) {
        long after = line.at("/_aws/Timestamp").asLong() - start.toEpochMilli();
        return (int) (after / period.toMillis());
    }

    private static double statistic(String stat, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return switch (stat) {
            case "Sum" -> sorted.stream().mapToDouble(it -> it).sum();
            case "Minimum" -> sorted.getFirst();
            case "Maximum" -> sorted.getLast();
            case "p50" -> sorted.get((sorted.size() - 1) / 2);
            case "p90" -> sorted.get((int) ((sorted.size() - 1) * 0.9));
            default -> throw new IllegalArgumentException("no statistic " + stat);
        };
    }
}

package reelay.video.metric;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import reelay.video.Json;
import reelay.video.StepLog;
import reelay.video.VideoId;

/**
 * One line of the log with the numbers of one thing that happened ("Specification: Embedded metric
 * format", CloudWatch user guide). A video's id stands beside them, to be searched for; it is no
 * dimension.
 */
public final class MetricLine {

    private final String namespace;
    private final Instant at;
    private final ObjectNode properties = Json.object();
    private final Map<Metric, BigDecimal> values = new EnumMap<>(Metric.class);
    private final Map<Dimension, String> dimensions = new EnumMap<>(Dimension.class);

    MetricLine(String namespace, Instant at) {
        this.namespace = namespace;
        this.at = at;
    }

    /** Which video it is about. */
    public MetricLine about(VideoId video) {
        properties.put("video_id", video.value());
        return this;
    }

    /** A word of ours, never one of an app or provider. */
    public MetricLine by(Dimension dimension, String value) {
        dimensions.put(dimension, value);
        return this;
    }

    public MetricLine count(Metric metric, long value) {
        return number(metric, BigDecimal.valueOf(value));
    }

    public MetricLine number(Metric metric, BigDecimal value) {
        values.put(metric, value);
        return this;
    }

    /**
     * Puts it into the log.
     *
     * @throws IllegalStateException if the dimension of a metric is missing
     */
    public void write() {
        ObjectNode aws = properties.putObject("_aws");
        aws.put("Timestamp", at.toEpochMilli());
        ArrayNode directives = aws.putArray("CloudWatchMetrics");
        byDimension().forEach((dimension, metrics) -> describe(dimension, metrics, directives));
        dimensions.forEach((dimension, value) -> properties.put(dimension.word(), value));
        values.forEach((metric, value) -> properties.put(metric.word(), value));
        StepLog.write(StepLog.Level.INFO, "metrics", properties);
    }

    private Map<Optional<Dimension>, List<Metric>> byDimension() {
        return values.keySet().stream()
                .collect(
                        Collectors.groupingBy(
                                Metric::dimension, LinkedHashMap::new, Collectors.toList()));
    }

    private void describe(
            Optional<Dimension> dimension, List<Metric> metrics, ArrayNode directives) {
        ObjectNode directive = directives.addObject().put("Namespace", namespace);
        ArrayNode sets = directive.putArray("Dimensions");
        sets.addArray(); // the sum over all
        dimension.ifPresent(
                one -> {
                    if (!dimensions.containsKey(one)) {
                        throw new IllegalStateException(metrics + " needs a " + one.word());
                    }
                    sets.addArray().add(one.word());
                });
        ArrayNode described = directive.putArray("Metrics");
        metrics.forEach(
                metric ->
                        described
                                .addObject()
                                .put("Name", metric.word())
                                .put("Unit", metric.unit()));
    }
}

package reelay.stack.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.stack.template.TemplateText;
import reelay.video.Json;

/** The alarms and the dashboard of {@code template.yaml}, and the metrics that they name. */
public record WatchedTemplate(JsonNode resources) {

    /** The namespace of this deployment's own metrics. */
    public static final String OWN = "Reelay/${AWS::StackName}";

    private static final Pattern SEARCH =
            Pattern.compile(
                    "SEARCH\\('\\{\"(.+)\",(\\w+)} MetricName=\"(\\w+)\"', '(\\w+)', (\\d+)\\)");

    /**
     * A metric as an alarm or a widget names it.
     *
     * @param dimensions names of its dimensions
     */
    public record Named(String namespace, String metric, List<String> dimensions, String stat) {}

    static WatchedTemplate read() {
        return new WatchedTemplate(TemplateText.resources());
    }

    static String text(Path fileInProject) {
        try {
            return Files.readString(Path.of("../..").resolve(fileInProject));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By logical id. */
    Map<String, JsonNode> alarms() {
        Map<String, JsonNode> alarms = new TreeMap<>();
        resources.properties().stream()
                .filter(it -> it.getValue().path("Type").asText().equals("AWS::CloudWatch::Alarm"))
                .forEach(it -> alarms.put(it.getKey(), it.getValue().path("Properties")));
        return alarms;
    }

    static List<Named> metricsOf(JsonNode alarm) {
        List<Named> named = new ArrayList<>();
        if (alarm.has("MetricName")) {
            named.add(named(alarm, alarm.path("Statistic").asText()));
        }
        for (JsonNode query : alarm.path("Metrics")) {
            if (query.has("MetricStat")) {
                named.add(
                        named(
                                query.at("/MetricStat/Metric"),
                                query.at("/MetricStat/Stat").asText()));
            }
        }
        return named;
    }

    private static Named named(JsonNode metric, String stat) {
        JsonNode namespace = metric.path("Namespace");
        return new Named(
                namespace.path("Fn::Sub").asText(namespace.asText()),
                metric.path("MetricName").asText(),
                metric.path("Dimensions")
                        .valueStream()
                        .map(dimension -> dimension.path("Name").asText())
                        .toList(),
                stat);
    }

    /** The widgets, with what the template substitutes left as it is written. */
    public List<JsonNode> widgets() {
        try {
            return Json.tree(resources.at("/Dashboard/Properties/DashboardBody/Fn::Sub").asText())
                    .path("widgets")
                    .valueStream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one line of a widget's metrics shows. */
    static Named shownBy(JsonNode line) {
        JsonNode options = line.path(line.size() - 1);
        return search(options)
                .orElseGet(
                        () -> {
                            List<String> dimensions = new ArrayList<>();
                            for (int i = 2; i < line.size() - 1; i += 2) {
                                dimensions.add(line.path(i).asText());
                            }
                            return new Named(
                                    line.path(0).asText(),
                                    line.path(1).asText(),
                                    dimensions,
                                    options.path("stat").asText());
                        });
    }

    /** What an expression looks for: a metric with every value of a dimension. */
    static Optional<Named> search(JsonNode options) {
        Matcher search = SEARCH.matcher(options.path("expression").asText());
        return search.matches()
                ? Optional.of(
                        new Named(
                                search.group(1),
                                search.group(3),
                                List.of(search.group(2)),
                                search.group(4)))
                : Optional.empty();
    }
}

package reelay.stack.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reelay.stack.dashboard.WatchedTemplate.Named;
import reelay.video.metric.Dimension;
import reelay.video.metric.Metric;

/** Alarms and dashboard name what the code counts or AWS does, and nothing counted is unseen. */
class MetricsAndTemplateAgreeTest {

    /** AWS's own, with the dimensions under which it keeps them (each service's user guide). */
    private static final Map<String, Set<String>> OF_AWS =
            Map.of(
                    "AWS/Lambda [FunctionName]",
                    Set.of("Errors", "Throttles", "Duration"),
                    "AWS/States [StateMachineArn]",
                    Set.of(
                            "ExecutionsStarted",
                            "ExecutionsSucceeded",
                            "ExecutionsFailed",
                            "ExecutionsTimedOut",
                            "ExecutionsAborted"),
                    "AWS/SQS [QueueName]",
                    Set.of("ApproximateNumberOfMessagesVisible"),
                    "AWS/ApiGateway [ApiId]",
                    Set.of("Count", "4xx", "5xx", "Latency"));

    private static final Pattern ALARM_ROW =
            Pattern.compile("^\\| `(\\w+Alarm)` \\|", Pattern.MULTILINE);

    private static final Pattern METRIC_ROW =
            Pattern.compile(
                    "^\\| `(\\w+)` \\| [^|]+ \\|( [a-z]* ?)\\| [^|]+ \\|$", Pattern.MULTILINE);

    private final WatchedTemplate template = WatchedTemplate.read();

    @Test
    void everyMetricOfAnAlarmIsCounted() {
        assertThat(ofAlarms()).isNotEmpty().allSatisfy(MetricsAndTemplateAgreeTest::isCounted);
    }

    @Test
    void everyMetricOfTheDashboardIsCounted() {
        assertThat(ofDashboard()).isNotEmpty().allSatisfy(MetricsAndTemplateAgreeTest::isCounted);
    }

    @Test
    void theDashboardShowsEverythingThatIsCountedAndWhatItIsToldApartBy() {
        Set<String> shown =
                ofDashboard()
                        .filter(named -> named.namespace().equals(WatchedTemplate.OWN))
                        .map(named -> named.metric() + named.dimensions())
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown)
                .isEqualTo(
                        Arrays.stream(Metric.values())
                                .flatMap(MetricsAndTemplateAgreeTest::forms)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyAlarmIsOnTheDashboardTellsTheTopicAndSaysWhatSilenceMeans() {
        List<String> onDashboard =
                template.widgets()
                        .getFirst()
                        .at("/properties/alarms")
                        .valueStream()
                        .map(arn -> arn.asText().replaceAll("\\$\\{(\\w+)\\.Arn}", "$1"))
                        .toList();
        List<String> mayPublish =
                template.resources().at("/AccessTopicPolicy").findValues("aws:SourceArn").stream()
                        .flatMap(JsonNode::valueStream)
                        .map(arn -> arn.at("/Fn::GetAtt/0").asText())
                        .filter(name -> !name.isEmpty())
                        .toList();

        assertThat(onDashboard).containsExactlyInAnyOrderElementsOf(template.alarms().keySet());
        assertThat(mayPublish).containsAll(template.alarms().keySet());
        assertThat(template.alarms().values())
                .allSatisfy(
                        alarm -> {
                            assertThat(alarm.path("TreatMissingData").asText()).isNotEmpty();
                            assertThat(alarm.at("/AlarmActions/0/Ref").asText())
                                    .isEqualTo("AccessTopic");
                            assertThat(alarm.at("/OKActions/0/Ref").asText())
                                    .isEqualTo("AccessTopic");
                        });
    }

    @Test
    void silenceOfTheSweepIsAnAlarm() {
        assertThat(template.alarms().get("SweepAlarm").path("TreatMissingData").asText())
                .isEqualTo("breaching");
    }

    @Test
    void theRunbookHasARowForEachAlarm() {
        List<String> rows =
                ALARM_ROW
                        .matcher(WatchedTemplate.text(Path.of("docs/operating.md")))
                        .results()
                        .map(row -> row.group(1))
                        .toList();

        assertThat(rows).containsExactlyInAnyOrderElementsOf(template.alarms().keySet());
    }

    @Test
    void theDocumentListsEveryMetricWithWhatItIsToldApartBy() {
        List<String> rows =
                METRIC_ROW
                        .matcher(WatchedTemplate.text(Path.of("docs/operating.md")))
                        .results()
                        .map(row -> row.group(1) + " " + row.group(2).strip())
                        .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Metric.values())
                                .map(
                                        it ->
                                                it.word()
                                                        + " "
                                                        + it.dimension()
                                                                .map(Dimension::word)
                                                                .orElse("")
                                                                .toLowerCase(Locale.ROOT))
                                .toList());
    }

    @Test
    void noWidgetLiesOnAnother() {
        Set<String> taken = new TreeSet<>();
        for (JsonNode widget : template.widgets()) {
            for (int x = 0; x < widget.path("width").asInt(); x++) {
                for (int y = 0; y < widget.path("height").asInt(); y++) {
                    int column = widget.path("x").asInt() + x;
                    assertThat(column).isLessThan(24);
                    assertThat(taken.add(column + " " + (widget.path("y").asInt() + y)))
                            .as(widget.toString())
                            .isTrue();
                }
            }
        }
    }

    private static Stream<String> forms(Metric metric) {
        return Stream.concat(
                Stream.of(metric.word() + List.of()),
                metric.dimension().stream().map(it -> metric.word() + List.of(it.word())));
    }

    private Stream<Named> ofAlarms() {
        return template.alarms().values().stream()
                .flatMap(alarm -> WatchedTemplate.metricsOf(alarm).stream());
    }

    private Stream<Named> ofDashboard() {
        return template.widgets().stream()
                .flatMap(widget -> widget.at("/properties/metrics").valueStream())
                .map(WatchedTemplate::shownBy);
    }

    private static void isCounted(Named named) {
        if (named.namespace().equals(WatchedTemplate.OWN)) {
            Optional<Metric> metric =
                    Arrays.stream(Metric.values())
                            .filter(it -> it.word().equals(named.metric()))
                            .findFirst();
            assertThat(metric).as(named.toString()).isPresent();
            assertThat(named.dimensions())
                    .isIn(
                            List.of(),
                            metric.get().dimension().stream().map(Dimension::word).toList());
        } else {
            assertThat(OF_AWS.getOrDefault(named.namespace() + " " + named.dimensions(), Set.of()))
                    .as(named.toString())
                    .contains(named.metric());
        }
    }
}

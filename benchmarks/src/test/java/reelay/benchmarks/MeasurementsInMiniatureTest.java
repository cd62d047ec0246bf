package reelay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import reelay.benchmarks.api.ApiMeasurement;
import reelay.benchmarks.api.ApiPlan;
import reelay.benchmarks.api.ApiResult;
import reelay.benchmarks.coldstart.ColdStartMeasurement;
import reelay.benchmarks.coldstart.ColdStartPlan;
import reelay.benchmarks.coldstart.ColdStartResult;
import reelay.benchmarks.cost.CostMeasurement;
import reelay.benchmarks.cost.CostPlan;
import reelay.benchmarks.cost.CostResult;
import reelay.benchmarks.inflight.InFlightMeasurement;
import reelay.benchmarks.inflight.InFlightPlan;
import reelay.benchmarks.inflight.InFlightResult;
import reelay.benchmarks.plan.Spread;
import reelay.benchmarks.store.StoreMeasurement;
import reelay.benchmarks.store.StorePlan;
import reelay.benchmarks.store.StoreResult;
import reelay.benchmarks.words.WordsMeasurement;
import reelay.benchmarks.words.WordsPlan;
import reelay.benchmarks.words.WordsResult;

/** So small that their numbers mean nothing: they only show that each measurement still works. */
class MeasurementsInMiniatureTest {

    private static final Path PROJECT = Path.of("..");

    @Test
    @EnabledIfSystemProperty(
            named = "reelay.measure",
            matches = "true",
            disabledReason = "takes half a minute: mvn verify -Dreelay.measure=true")
    void storeMovesTheSameBytesBothWaysInASmallHeap() throws Exception {
        var plan = new StorePlan(PROJECT, 9, 0, 1, 96, StorePlan.Jvm.LAMBDA);

        StoreResult result = new StoreMeasurement(plan).run();

        assertThat(result.pairs()).hasSize(1);
        StoreResult.Pair pair = result.pairs().getFirst();
        assertThat(pair.store().bytes()).isEqualTo(pair.copy().bytes()).isGreaterThan(9 << 20);
        assertThat(pair.digest()).matches("[0-9a-f]{64}");
        assertThat(pair.store().peaks().heapBytes()).isBetween(1L, 96L << 20);
        assertThat(result.toString()).contains("ratio of throughput, store / plain copy: median");
    }

    @Test
    @EnabledIfSystemProperty(
            named = "reelay.measure",
            matches = "true",
            disabledReason = "takes half a minute: mvn verify -Dreelay.measure=true")
    void coldStartComparesAFunctionWithTwoHandlersThatDoLess() throws Exception {
        ColdStartResult result =
                new ColdStartMeasurement(new ColdStartPlan(PROJECT, 1, "poll")).run();

        assertThat(result.lines())
                .extracting(ColdStartResult.Line::function)
                .containsExactly("hello", "minimal-sdk", "poll");
        assertThat(result.lines())
                .extracting(ColdStartResult.Line::zipBytes)
                .isSorted()
                .allMatch(bytes -> bytes > 0);
        assertThat(result.toHello(result.lines().getFirst())).isEqualTo(1);
    }

    @Test
    @EnabledIfSystemProperty(
            named = "reelay.measure",
            matches = "true",
            disabledReason = "takes half a minute: mvn verify -Dreelay.measure=true")
    void inFlightCompletesEveryVideoWithOneSubmitAndOneObjectEach() throws Exception {
        var plan = new InFlightPlan(PROJECT, 5, 2, Duration.ofSeconds(1), 256);

        InFlightResult result = new InFlightMeasurement(plan).run();

        assertThat(result.completed()).isEqualTo(5);
        assertThat(result.submits()).isEqualTo(5);
        assertThat(result.objects()).isEqualTo(5);
        assertThat(result.postMilliseconds().sorted()).hasSize(5);
        assertThat(result.peaks().platformThreads()).isPositive();
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        var spread = new Spread(List.of(4.0, 1.0, 2.0, 10.0));

        assertThat(spread.median()).isEqualTo(3.0);
        assertThat(spread.least()).isEqualTo(1.0);
        assertThat(spread.percentile(50)).isEqualTo(2.0);
        assertThat(spread.percentile(99)).isEqualTo(10.0);
    }

    @Test
    void timesTheAnswersOfTheApi() throws Exception {
        var plan = new ApiPlan(PROJECT, 4, 2, 256);

        ApiResult result = new ApiMeasurement(plan).run();

        assertThat(result.health().sorted()).hasSize(4);
        assertThat(result.create().sorted()).hasSize(4);
        assertThat(result.retrieve().sorted()).hasSize(4);
        assertThat(result.toString()).contains("x healthz");
    }

    @Test
    void countsWhatAVideoCosts() throws Exception {
        CostResult result = new CostMeasurement(new CostPlan(PROJECT, 2, 1)).run();

        assertThat(result.polls()).isPositive();
        assertThat(result.dollarsPerThousand(4)).isBetween(0.3, 3.0);
        assertThat(result.dollarsPerThousand(20) - result.dollarsPerThousand(4))
                .isGreaterThan(16 * 3 * 0.025);
        assertThat(result.dollarsPerIdleMonth()).isBetween(2.0, 15.0);
        assertThat(result.toString()).contains("1,000 videos: $ ");
    }

    @Test
    void timesHowLongWordsThatAreHardToReadTake() {
        WordsResult result = new WordsMeasurement(new WordsPlan(1, 8)).run();

        assertThat(result.worst()).hasSizeGreaterThan(10);
        assertThat(result.worst())
                .allSatisfy(line -> assertThat(line.milliseconds().sorted()).hasSize(1));
        assertThat(result.toString()).contains("x plain");
    }
}

package reelay.local.aws.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SchedulerEmulatorTest {

    private final ManualTimer timer = new ManualTimer("2026-11-22T10:07:00Z");
    private final List<String> calls = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();

    @Test
    void callsARateAtOnceAndThenEachPeriod() {
        start(schedule("rate(15 minutes)", RetryPolicy.SCHEDULERS_OWN, this::record));

        timer.pass(Duration.ofMinutes(31));

        assertThat(calls).containsExactly("10:07 {}", "10:22 {}", "10:37 {}");
    }

    @Test
    void callsOnceForAllTheTimesASleepingMachineMissed() {
        start(schedule("rate(1 minute)", RetryPolicy.SCHEDULERS_OWN, this::record));
        timer.pass(Duration.ofSeconds(1));

        timer.sleep(Duration.ofMinutes(30));
        timer.pass(Duration.ofMinutes(1));

        assertThat(calls).containsExactly("10:07 {}", "10:37:01 {}", "10:38 {}");
    }

    @Test
    void triesAgainAsOftenAsThePolicySaysAndThenWritesADeadLetter() {
        var policy = new RetryPolicy(2, Duration.ofHours(1));
        start(schedule("rate(1 day)", policy, this::fail));

        timer.pass(Duration.ofMinutes(10));

        assertThat(calls).hasSize(3);
        assertThat(deadLetters).hasSize(1);
        assertThat(deadLetters.getFirst().attempts()).isEqualTo(3);
        assertThat(deadLetters.getFirst().cause()).hasMessage("throttled");
        assertThat(deadLetters.getFirst().schedule()).isEqualTo("access-check");
    }

    @Test
    void givesUpACallThatIsTooOld() {
        var policy = new RetryPolicy(185, Duration.ofMinutes(1));
        start(schedule("rate(1 day)", policy, this::fail));

        timer.pass(Duration.ofHours(1));

        assertThat(deadLetters).hasSize(1);
        assertThat(deadLetters.getFirst().attempts()).isBetween(2, 10);
    }

    @Test
    void callsNothingAfterItsEnd() {
        SchedulerEmulator scheduler =
                start(schedule("rate(1 hour)", RetryPolicy.SCHEDULERS_OWN, this::record));

        scheduler.close();
        timer.pass(Duration.ofHours(3));

        assertThat(calls).isEmpty();
    }

    @Test
    void namesTheScheduleWhoseExpressionItDoesNotUnderstand() {
        assertThatThrownBy(
                        () -> start(schedule("every day", RetryPolicy.SCHEDULERS_OWN, this::fail)))
                .hasMessageContaining("schedule access-check")
                .hasMessageContaining("every day");
    }

    @Test
    void refusesPoliciesAndInputsTheSchedulerWouldTreatOtherwise() {
        assertThatThrownBy(() -> new RetryPolicy(186, Duration.ofHours(1)))
                .hasMessageContaining("MaximumRetryAttempts");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(59)))
                .hasMessageContaining("MaximumEventAgeInSeconds");
        assertThatThrownBy(
                        () ->
                                new Schedule(
                                        "sweep",
                                        "rate(1 hour)",
                                        "{\"t\":\"<aws.scheduler.scheduled-time>\"}",
                                        this::record,
                                        RetryPolicy.SCHEDULERS_OWN,
                                        deadLetters::add))
                .hasMessageContaining("<aws.scheduler");
    }

    @Test
    void runsOnTheRealTimerToo() throws InterruptedException {
        var called = new CountDownLatch(1);
        try (var real = new VirtualThreadTimer();
                var _ =
                        SchedulerEmulator.start(
                                List.of(
                                        schedule(
                                                "rate(1 hour)",
                                                RetryPolicy.SCHEDULERS_OWN,
                                                _ -> called.countDown())),
                                real,
                                InstantSource.system())) {
            assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private SchedulerEmulator start(Schedule schedule) {
        return SchedulerEmulator.start(List.of(schedule), timer, timer);
    }

    private Schedule schedule(String expression, RetryPolicy policy, ScheduleTarget target) {
        return new Schedule("access-check", expression, "{}", target, policy, deadLetters::add);
    }

    private void record(String input) {
        calls.add(timer.instant().atOffset(ZoneOffset.UTC).toLocalTime() + " " + input);
    }

    private void fail(String input) throws IOException {
        record(input);
        throw new IOException("throttled");
    }
}

package reelay.video.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PaceTest {

    /** Never adds anything: the most questions a pace can ask. */
    private static final RandomGenerator NO_JITTER = () -> 0L;

    private final Pace polls = Pace.ofPolls(NO_JITTER);

    @Test
    void listensToTheProvidersWish() {
        assertThat(wait(Duration.ofSeconds(10), Optional.of(Duration.ofSeconds(7))))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void keepsWishesBetweenTwoSecondsAndAMinute() {
        assertThat(wait(Duration.ZERO, Optional.of(Duration.ofMillis(1))))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(wait(Duration.ZERO, Optional.of(Duration.ofHours(3))))
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aimsAtTheExpectedFinish() {
        assertThat(polls.next(Duration.ofSeconds(30), OptionalInt.of(75), Optional.empty()))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void growsWhenNothingIsKnown() {
        assertThat(wait(Duration.ofSeconds(5), Optional.empty())).isEqualTo(Duration.ofSeconds(2));
        assertThat(wait(Duration.ofSeconds(100), Optional.empty()))
                .isEqualTo(Duration.ofSeconds(20));
        assertThat(wait(Duration.ofHours(1), Optional.empty())).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void toleratesAClockThatRunsBackwards() {
        assertThat(wait(Duration.ofSeconds(-90), Optional.empty()))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void addsAtMostATenthByChance() {
        Pace jittery = Pace.ofPolls(() -> -1L); // the largest double below 1

        assertThat(jittery.next(Duration.ofHours(1), OptionalInt.empty(), Optional.empty()))
                .isBetween(Duration.ofSeconds(65), Duration.ofSeconds(66));
    }

    @Test
    void asksABoundedNumberOfTimesInADayWhateverTheProviderWishes() {
        Optional<Duration> hasty = Optional.of(Duration.ofMillis(1));
        Duration day = Duration.ofDays(1);

        // Both bounds together stay below AttemptsLimit in template.yaml.
        assertThat(questions(polls, day, hasty)).isLessThan(1_600);
        assertThat(questions(Pace.ofSubmits(NO_JITTER), day, hasty)).isLessThan(500);
    }

    private static int questions(Pace pace, Duration span, Optional<Duration> wish) {
        int asked = 0;
        for (Duration at = Duration.ZERO; at.compareTo(span) < 0; asked++) {
            at = at.plus(pace.next(at, OptionalInt.of(99), wish));
        }
        return asked;
    }

    private Duration wait(Duration elapsed, Optional<Duration> wish) {
        return polls.next(elapsed, OptionalInt.empty(), wish);
    }
}

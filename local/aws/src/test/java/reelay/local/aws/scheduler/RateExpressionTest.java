package reelay.local.aws.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateExpressionTest {

    @Test
    void isDueAtOnceAndThenEachPeriod() {
        Instant started = Instant.parse("2026-11-22T10:07:00Z");
        RateExpression rate = RateExpression.parse("rate(15 minutes)");

        assertThat(rate.next(started, started.minusNanos(1))).isEqualTo(started);
        assertThat(rate.next(started, started)).isEqualTo("2026-11-22T10:22:00Z");
        assertThat(rate.next(started, Instant.parse("2026-11-22T11:00:00Z")))
                .isEqualTo("2026-11-22T11:07:00Z");
    }

    @Test
    void readsHoursAndDays() {
        assertThat(RateExpression.parse("rate(1 hour)").period()).isEqualTo(Duration.ofHours(1));
        assertThat(RateExpression.parse(" rate(7 days) ").period()).isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(0 minutes)",
                "rate(5 seconds)",
                "rate(five minutes)",
                "cron(0 3 * * ? *)",
                "at(2026-12-24T18:00:00)",
                "@daily"
            })
    void refusesWhatItDoesNotKnow(String expression) {
        assertThatThrownBy(() -> RateExpression.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expression);
    }
}

package reelay.local.aws.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cron(0 3 * * ? *)            | 2026-11-22T10:00:00Z | 2026-11-23T03:00:00Z
                    cron(0 10 * * ? *)           | 2026-11-22T10:00:00Z | 2026-11-23T10:00:00Z
                    cron(15/20 * * * ? *)        | 2026-11-22T10:16:00Z | 2026-11-22T10:35:00Z
                    cron(*/25 * * * ? *)         | 2026-11-22T10:51:00Z | 2026-11-22T11:00:00Z
                    cron(0 8-10/2 ? * MON-FRI *) | 2026-11-20T10:00:00Z | 2026-11-23T08:00:00Z
                    cron(0 0 ? * 1 *)            | 2026-11-23T00:00:00Z | 2026-11-29T00:00:00Z
                    cron(0 0 1 jan,JUL ? *)      | 2026-11-22T00:00:00Z | 2027-01-01T00:00:00Z
                    cron(0 0 L * ? *)            | 2027-02-01T00:00:00Z | 2027-02-28T00:00:00Z
                    cron(0 0 LW * ? *)           | 2027-02-01T00:00:00Z | 2027-02-26T00:00:00Z
                    cron(0 0 15W * ? *)          | 2026-11-01T00:00:00Z | 2026-11-16T00:00:00Z
                    cron(0 0 1W * ? *)           | 2026-07-31T00:00:00Z | 2026-08-03T00:00:00Z
                    cron(0 0 31W * ? *)          | 2026-11-01T00:00:00Z | 2026-12-31T00:00:00Z
                    cron(0 0 ? * 6L *)           | 2026-11-01T00:00:00Z | 2026-11-27T00:00:00Z
                    cron(0 0 ? * L *)            | 2026-11-22T00:00:00Z | 2026-11-28T00:00:00Z
                    cron(0 0 ? * 3#2 *)          | 2026-11-01T00:00:00Z | 2026-11-10T00:00:00Z
                    cron(0 0 ? * SUN#5 *)        | 2026-11-01T00:00:00Z | 2026-11-29T00:00:00Z
                    cron(0 0 29 2 ? *)           | 2026-11-22T00:00:00Z | 2028-02-29T00:00:00Z
                    cron(0 0 1 1 ? 2030)         | 2026-11-22T00:00:00Z | 2030-01-01T00:00:00Z
                    at(2026-12-24T18:00:00)      | 2026-11-22T00:00:00Z | 2026-12-24T18:00:00Z
                    """)
    void saysWhenItIsDueNext(String expression, Instant after, Instant due) {
        assertThat(next(expression, after, "UTC")).isEqualTo(due);
    }

    @Test
    void isNeverDueAgainAfterItsLastYear() {
        ScheduleExpression expression =
                ScheduleExpression.parse("cron(0 0 1 1 ? 2020)", ZoneId.of("UTC"));
        Instant now = Instant.parse("2026-11-22T00:00:00Z");

        assertThat(expression.next(now, now)).isEmpty();
    }

    @Test
    void keepsLocalTimeAndSkipsWhatDaylightSavingSkips() {
        Instant beforeTheGap = Instant.parse("2027-03-27T12:00:00Z");

        assertThat(next("cron(30 2 * * ? *)", beforeTheGap, "Europe/Berlin"))
                .isEqualTo("2027-03-29T00:30:00Z");
        assertThat(next("cron(30 4 * * ? *)", beforeTheGap, "Europe/Berlin"))
                .isEqualTo("2027-03-28T02:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(0 minutes)",
                "rate(5 seconds)",
                "rate(five minutes)",
                "cron(0 3 * * *)",
                "cron(0 3 * * * *)",
                "cron(0 3 ? * ? *)",
                "cron(60 3 * * ? *)",
                "cron(0 3 L-3 * ? *)",
                "cron(0 3 ? * 3#6 *)",
                "cron(0 3 ? * 3#1,6#3 *)",
                "cron(0 20-8 * * ? *)",
                "cron(0 3 1 FOO ? *)",
                "cron(0 3 1 1 ? 1969)",
                "at(tomorrow)",
                "@daily"
            })
    void refusesWhatTheSchedulerDoesNotKnow(String expression) {
        assertThatThrownBy(() -> ScheduleExpression.parse(expression, ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
    }

    private static Instant next(String expression, Instant after, String zone) {
        return ScheduleExpression.parse(expression, ZoneId.of(zone))
                .next(after, after)
                .orElseThrow();
    }
}

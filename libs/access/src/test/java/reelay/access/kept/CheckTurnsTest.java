package reelay.access.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reelay.access.AccessTable;

class CheckTurnsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration APART = Duration.ofSeconds(30);

    @Test
    void oneMayCheckAtATimeAndTheNextIsToldWhen() {
        try (AccessTable table = new AccessTable()) {
            CheckTurns turns = new CheckTurns(table.dynamoDb(), table.name());

            assertThat(turns.takenUntil(NOON, APART)).isEmpty();
            assertThat(turns.takenUntil(NOON.plusSeconds(29), APART))
                    .contains(NOON.plusSeconds(30));
            assertThat(turns.takenUntil(NOON.plusSeconds(30), APART)).isEmpty();
        }
    }
}

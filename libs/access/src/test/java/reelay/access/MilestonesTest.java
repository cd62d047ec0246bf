package reelay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.access.kept.KeptMilestones;

class MilestonesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);

    @ParameterizedTest
    @EnumSource
    void keepsEachTimeUnderItsName(Milestone milestone) throws BadMilestoneException {
        Milestones one = Milestones.NONE.with(milestone, Optional.of(NOON));

        assertThat(one.at(milestone)).contains(NOON);
        assertThat(one.json().path(milestone.word()).asText()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(one.json()).hasSize(5);
        assertThat(Milestones.of(one.json())).isEqualTo(one);
        assertThat(one.with(milestone, Optional.empty())).isEqualTo(Milestones.NONE);
        assertThat(one.checked(CLOCK)).isEqualTo(one);
        assertThat(Milestone.ofWord(milestone.word())).contains(milestone);
    }

    @ParameterizedTest
    @EnumSource
    void refusesATimeInTheFutureByName(Milestone milestone) {
        Milestones future = Milestones.NONE.with(milestone, Optional.of(NOON.plusSeconds(61)));

        assertThatThrownBy(() -> future.checked(CLOCK))
                .isInstanceOf(BadMilestoneException.class)
                .hasMessageContaining(milestone.word() + " is in the future; say when")
                .extracting(e -> ((BadMilestoneException) e).milestone())
                .isEqualTo(milestone);
    }

    @Test
    void refusesAGrantBeforeItsRequest() {
        Milestones turned = new Milestones(null, null, NOON, NOON.minusSeconds(1), null);

        assertThatThrownBy(() -> turned.checked(CLOCK))
                .isInstanceOf(BadMilestoneException.class)
                .hasMessageContaining("access_granted_at is before access_requested_at")
                .hasMessageContaining("take access_requested_at away");
    }

    @Test
    void readsTimesWithAnyZone() throws BadMilestoneException {
        assertThat(Milestones.read(Milestone.VERIFIED_AT, "2026-11-22T13:00:00+01:00"))
                .isEqualTo(NOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-22", "2026-11-22T12:00:00", "1795348800"})
    void refusesWhatIsNoTimeWithAZone(String text) {
        assertThatThrownBy(() -> Milestones.read(Milestone.KEY_CREATED_AT, text))
                .isInstanceOf(BadMilestoneException.class)
                .hasMessageContaining("key_created_at must be a time in ISO 8601");
    }

    @Test
    void areKeptBesideTheReportsForGood() {
        try (AccessTable table = new AccessTable()) {
            var kept = new KeptMilestones(table.dynamoDb(), table.name());
            var all = new Milestones(NOON, null, NOON.minusSeconds(9), null, NOON.plusNanos(1));

            assertThat(kept.read()).isEqualTo(Milestones.NONE);
            kept.write(new Milestones(null, NOON, null, null, null));
            kept.write(all);

            assertThat(kept.read()).isEqualTo(all);
            assertThat(table.dynamoDb().scan(scan -> scan.tableName(table.name())).items())
                    .singleElement()
                    .satisfies(item -> assertThat(item).doesNotContainKey("expires_at"));
        }
    }
}

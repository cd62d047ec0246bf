package reelay.stack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.stack.faults.Lives.Ended;
import reelay.stack.faults.Lives.Life;
import reelay.stack.faults.plan.Mishap;
import reelay.stack.faults.plan.Point;
import reelay.stack.faults.plan.Wording;
import reelay.stack.faults.process.Processes;

/**
 * A provider that makes the job, whose answer is lost, and whose list shows the job in words of its
 * own. {@code -Dreelay.owners.seeds=2000} tries more schedules of two owners, {@code
 * -Dreelay.owners.seed=N} one again.
 */
@ResourceLock(Resources.SYSTEM_OUT)
class LostSubmitsTest {

    private static final Point SUBMIT = new Point("submit", 1, "Provider.submit", 1);
    private static final Set<Wording> CERTAIN =
            EnumSet.of(Wording.AS_SENT, Wording.TIME_IN_MILLISECONDS);
    private static final long SEEDS = 50;

    @ParameterizedTest
    @EnumSource(Wording.class)
    void neverPaysTwiceInWhateverWordsTheListShowsTheJob(Wording wording) {
        World<MemoryProvider> world =
                World.of(
                        World.Plan.read(),
                        Story.worded(wording),
                        FaultPlan.of(Map.of(SUBMIT, Mishap.ANSWER_LOST)),
                        1,
                        new Processes());
        try (Quiet quiet = new Quiet()) {
            world.live();
            quiet.say(wording + ": " + world.items.ends());
        }

        assertThat(world.outside.struck()).hasSize(1);
        assertThat(world.provider.paid()).hasSize(1);
        assertThat(Invariants.violations(world, BucketRules.read())).isEmpty();
        assertThat(world.items.ends())
                .containsExactly(CERTAIN.contains(wording) ? "completed" : "failed submit_unclear");
    }

    @Test
    void neverGivesOneOwnersVideoToAnotherNorPaysTwiceWhenBothAskForTheSameWords() {
        Long one = Long.getLong("reelay.owners.seed");
        LongStream seeds =
                one == null
                        ? LongStream.rangeClosed(1, Long.getLong("reelay.owners.seeds", SEEDS))
                        : LongStream.of(one);
        List<Ended> ended;
        try (Quiet quiet = new Quiet()) {
            ended = new Lives().live(seeds.mapToObj(LostSubmitsTest::life).toList());
            quiet.say(report(ended));
            if (one != null) {
                ended.getFirst().struck().forEach(quiet::say);
            }
        }

        assertThat(ended)
                .filteredOn(life -> !life.violations().isEmpty())
                .extracting(life -> life.life().name() + " " + life.violations())
                .isEmpty();
        // Otherwise it would have tried nothing.
        assertThat(ended)
                .flatExtracting(Ended::ends)
                .contains("completed", "failed submit_unclear");
    }

    private static Life life(long seed) {
        return new Life(
                "-Dreelay.owners.seed=" + seed,
                Story.twoOwners(seed),
                FaultPlan.lostSubmits(seed),
                seed);
    }

    private static String report(List<Ended> ended) {
        Map<String, Integer> ends = new TreeMap<>();
        ended.forEach(life -> life.ends().forEach(end -> ends.merge(end, 1, Integer::sum)));
        return "two owners, the same words: %d schedules, %d faults struck, ends %s"
                .formatted(
                        ended.size(),
                        ended.stream().mapToInt(life -> life.struck().size()).sum(),
                        ends);
    }
}

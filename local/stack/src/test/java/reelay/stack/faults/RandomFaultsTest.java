package reelay.stack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import reelay.stack.faults.Lives.Ended;

/**
 * Stories and faults by chance. {@code -Dreelay.fault.seeds=10000} tries more of them, {@code
 * -Dreelay.fault.seed=N} one again and tells what happened in it.
 */
@ResourceLock(Resources.SYSTEM_OUT)
class RandomFaultsTest {

    private static final long SEEDS = 500;

    @Test
    void whateverGoesWrongNoVideoIsLostPaidTwiceOrLeftOpen() {
        Long one = Long.getLong("reelay.fault.seed");
        LongStream seeds =
                one == null
                        ? LongStream.rangeClosed(1, Long.getLong("reelay.fault.seeds", SEEDS))
                        : LongStream.of(one);
        List<Ended> ended;
        try (Quiet quiet = new Quiet()) {
            long start = System.nanoTime();
            ended = new Lives().live(seeds.mapToObj(RandomFaults::life).toList());
            quiet.say(report(ended, (System.nanoTime() - start) / 1_000_000_000));
            if (one != null) {
                ended.getFirst().struck().forEach(quiet::say);
            }
        }

        assertThat(ended)
                .filteredOn(life -> !life.violations().isEmpty())
                .extracting(RandomFaultsTest::howToSeeItAgain)
                .isEmpty();
    }

    private static String howToSeeItAgain(Ended life) {
        return ("mvn test -pl local/stack -am -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dtest=RandomFaultsTest %s%n  %s%n  %s")
                .formatted(
                        life.life().name(),
                        life.life().story(),
                        String.join("\n  ", life.violations()));
    }

    private static String report(List<Ended> ended, long seconds) {
        Map<String, Integer> ends = new TreeMap<>();
        ended.forEach(life -> life.ends().forEach(end -> ends.merge(end, 1, Integer::sum)));
        return "faults by chance: %d seeds, %d faults struck, %d s, ends %s"
                .formatted(
                        ended.size(),
                        ended.stream().mapToInt(life -> life.struck().size()).sum(),
                        seconds,
                        ends);
    }
}

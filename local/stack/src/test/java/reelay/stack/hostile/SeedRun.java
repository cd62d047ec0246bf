package reelay.stack.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import reelay.stack.faults.Quiet;
import reelay.stack.faults.process.Workers;
import reelay.stack.hostile.HostileLife.Ended;

/**
 * Lets seeds live in a house and tells what came of them. {@code -Dreelay.hostile.seeds=50000}
 * tries more of them, {@code -Dreelay.hostile.seed=N} one again and tells what happened in it.
 *
 * @param test what a test is called, to see a seed again
 * @param what stands before the figures
 */
record SeedRun(String test, String what, House house) {

    private static final int MOST_SHOWN = 40;

    /**
     * Fails where something must not be.
     *
     * @param usual how many seeds
     */
    void run(long usual) {
        Long one = Long.getLong("reelay.hostile.seed");
        long first = Long.getLong("reelay.hostile.first", 1);
        LongStream seeds =
                one == null
                        ? LongStream.range(
                                first, first + Long.getLong("reelay.hostile.seeds", usual))
                        : LongStream.of(one);
        Set<String> excluded = Set.of(System.getProperty("reelay.hostile.without", "").split(","));
        List<String> overheard = Collections.synchronizedList(new ArrayList<>());
        List<Ended> ended;
        try (Quiet quiet =
                new Quiet(line -> Personal.in(line).ifPresent(_ -> overheard.add(line)))) {
            long start = System.nanoTime();
            long busy = processorSeconds();
            List<HostileLife> lives =
                    seeds.mapToObj(seed -> new HostileLife(house, seed, excluded, one != null))
                            .toList();
            ended = Workers.each(lives, HostileLife::live);
            quiet.say(
                    report(
                            what,
                            ended,
                            (System.nanoTime() - start) / 1_000_000_000,
                            processorSeconds() - busy));
            if (one != null) {
                ended.getFirst().story().forEach(quiet::say);
            }
            table(ended).forEach(quiet::say);
        }

        assertThat(overheard).as("personal things in logs").isEmpty();
        assertThat(ended)
                .filteredOn(life -> !life.violations().isEmpty())
                .extracting(life -> howToSeeItAgain(test, life))
                .isEmpty();
    }

    private static String howToSeeItAgain(String test, Ended life) {
        return ("mvn test -pl local/stack -am -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dtest=%s -Dreelay.hostile.seed=%d%n  %s%n  %s")
                .formatted(
                        test,
                        life.seed(),
                        life.hazards(),
                        String.join("\n  ", life.violations()).replaceAll("[^\\n -~]", "?"));
    }

    static String report(String what, List<Ended> ended, long seconds, long busy) {
        Map<String, Integer> ends = new TreeMap<>();
        ended.forEach(life -> life.ends().forEach(end -> ends.merge(end, 1, Integer::sum)));
        return "%s: %d seeds, %d s, %d s of processor time, ends %s"
                .formatted(what, ended.size(), seconds, busy, ends);
    }

    private static long processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1_000_000_000
                : 0;
    }

    /** Which hazards the seeds with violations have most often in common. */
    private static List<String> table(List<Ended> ended) {
        List<Ended> bad = ended.stream().filter(life -> !life.violations().isEmpty()).toList();
        Map<String, List<Long>> kinds = new TreeMap<>();
        for (Ended life : bad) {
            for (String violation : life.violations()) {
                kinds.computeIfAbsent(kind(violation), _ -> new ArrayList<>()).add(life.seed());
            }
        }
        List<String> lines = new ArrayList<>();
        kinds.forEach(
                (kind, seeds) ->
                        lines.add(
                                "%5d  %s  e.g. %s; %s"
                                        .formatted(
                                                seeds.size(),
                                                kind,
                                                seeds.subList(0, Math.min(4, seeds.size())),
                                                suspects(ended, Set.copyOf(seeds)))));
        return lines.subList(0, Math.min(MOST_SHOWN, lines.size()));
    }

    private static String suspects(List<Ended> ended, Set<Long> seeds) {
        Map<String, Integer> with = new TreeMap<>();
        Map<String, Integer> all = new TreeMap<>();
        for (Ended life : ended) {
            for (String hazard : life.hazards()) {
                all.merge(hazard, 1, Integer::sum);
                if (seeds.contains(life.seed())) {
                    with.merge(hazard, 1, Integer::sum);
                }
            }
        }
        return with.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> -score(e.getValue(), all.get(e.getKey()))))
                .limit(5)
                .map(e -> e.getKey() + " " + e.getValue() + "/" + all.get(e.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static double score(int with, int all) {
        return (double) with * with / (all + 3);
    }

    private static String kind(String violation) {
        return violation.replaceAll("(?s)[\\[{].*|video_[0-9a-f]+|job_\\d+|\\d+", "").strip();
    }
}

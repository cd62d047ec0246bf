package reelay.stack.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import reelay.stack.faults.Quiet;
import reelay.stack.faults.process.Workers;

/**
 * Whatever a provider says, and wherever: no key, prompt or signature of it travels on. {@code
 * -Dreelay.planted.plants=10} plants everything everywhere.
 */
@ResourceLock(Resources.SYSTEM_OUT)
class NothingGetsOutTest {

    private static final int MOST_SHOWN = 12;

    private static final List<Plant> PLANTED = List.of(Plant.values());

    /** Lived beside the life with all plants: one of the others for each kind, in turn. */
    private static final int LIVES = Integer.getInteger("reelay.planted.plants", 1);

    @Test
    void whateverAProviderPlantsInAnAnswerIsFoundNowhere() {
        List<Kind> kinds = Kind.all();
        List<PlantedLife> lives =
                IntStream.range(0, kinds.size())
                        .boxed()
                        .flatMap(number -> lives(kinds.get(number), number))
                        .toList();
        int fields = kinds.stream().mapToInt(kind -> kind.template().places()).sum();
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        Search all = new Search("");
        try (Quiet quiet = new Quiet(log::add)) {
            Workers.each(lives, PlantedLife::live).forEach(all::add);
            Search lines = new Search("log");
            log.forEach(line -> lines.in("a log line", line));
            all.add(lines);
            quiet.say(
                    "planted: %d plants in %d fields of %d kinds of answers, %d lives; searched %s; ends %s; found %d: %s"
                            .formatted(
                                    Plant.values().length,
                                    fields,
                                    kinds.size(),
                                    lives.size(),
                                    all.places(),
                                    all.ends(),
                                    all.found().size(),
                                    where(all.found())));
        }

        assertThat(all.found().stream().limit(MOST_SHOWN)).isEmpty();
        assertThat(all.ends()).hasSizeGreaterThan(10);
    }

    private static Stream<PlantedLife> lives(Kind kind, int number) {
        int others = PLANTED.size() - 1;
        return Stream.concat(
                        Stream.of(Plant.ALL_AT_ONCE),
                        IntStream.range(0, LIVES)
                                .mapToObj(turn -> PLANTED.get((number + turn) % others)))
                .map(plant -> new PlantedLife(kind, plant));
    }

    private static Map<String, Long> where(List<String> found) {
        return found.stream()
                .collect(
                        Collectors.groupingBy(
                                it -> it.replaceAll("(?s): .*", ""),
                                TreeMap::new,
                                Collectors.counting()));
    }
}

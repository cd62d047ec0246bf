package reelay.stack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import reelay.stack.faults.Lives.Ended;
import reelay.stack.faults.Lives.Life;
import reelay.stack.faults.plan.Point;

/** Each fault at each outside call of each step. */
@ResourceLock(Resources.SYSTEM_OUT)
class SingleFaultsTest {

    private static final Lives LIVES = new Lives();
    private static Quiet quiet;

    @BeforeAll
    static void beQuiet() {
        quiet = new Quiet();
    }

    @AfterAll
    static void speakAgain() {
        quiet.close();
    }

    @Test
    void noSingleFaultLosesAVideoOrPaysTwice() {
        List<Ended> ended = LIVES.live(Systematic.singles(LIVES, Story.plain()));
        report("one video", ended);

        assertThat(ended).flatExtracting(Ended::violations).isEmpty();
        // Who was never told an id has no video; everybody else gets it.
        assertThat(ended).flatExtracting(Ended::ends).containsOnly("completed");
    }

    @Test
    void noSingleFaultBeforeTheSubmitLosesAVideoWithAReferenceImage() {
        List<Ended> ended = LIVES.live(onlyAtNewPoints(Story.plain().withImage()));
        report("a reference image and an idempotency key", ended);

        assertThat(ended).flatExtracting(Ended::violations).isEmpty();
        assertThat(ended).flatExtracting(Ended::ends).containsOnly("completed");
    }

    @Test
    void aVideoWithAReferenceImageIsNeverPaidTwiceNorTakenForAnother() {
        List<Ended> ended = LIVES.live(submits(Story.plain().withImage()));
        report("a lost submit with a reference image", ended);

        assertThat(ended).flatExtracting(Ended::violations).isEmpty();
        assertThat(ended)
                .flatExtracting(Ended::ends)
                .contains("failed submit_unclear")
                .isSubsetOf("completed", "failed submit_unclear");
    }

    @Test
    void noSingleFaultLosesAVideoThatIsUploadedInParts() {
        List<Ended> ended = LIVES.live(onlyAtNewPoints(Story.plain().large()));
        report("a large video", ended);

        assertThat(ended).flatExtracting(Ended::violations).isEmpty();
        assertThat(ended).flatExtracting(Ended::ends).containsOnly("completed");
    }

    @Test
    void noSingleFaultLosesTheReasonOfAFailure() {
        List<Ended> ended = LIVES.live(onlyAtNewPoints(Story.plain().failing()));
        report("a job that fails", ended);

        assertThat(ended).flatExtracting(Ended::violations).isEmpty();
        assertThat(ended).flatExtracting(Ended::ends).containsOnly("failed processing_error");
    }

    @Test
    void aProviderThatCannotListIsNeverPaidTwice() {
        List<Ended> ended = LIVES.live(submits(Story.plain().at(Story.Listing.MISSING)));
        report("a provider without a list", ended);

        assertThat(ended).flatExtracting(Ended::violations).isEmpty();
        assertThat(ended)
                .flatExtracting(Ended::ends)
                .isNotEmpty()
                .isSubsetOf("completed", "failed submit_unclear");
    }

    /** One fault each, in the submit function. */
    private static List<Life> submits(Story story) {
        List<Life> lives =
                Systematic.singles(LIVES, story).stream()
                        .filter(life -> life.name().startsWith("{submit"))
                        .toList();
        assertThat(lives).isNotEmpty();
        return lives;
    }

    /** Faults at calls that a plain story does not make, which are tried there already. */
    private static List<Life> onlyAtNewPoints(Story story) {
        Set<String> known =
                Systematic.points(LIVES, Story.plain()).stream()
                        .map(SingleFaultsTest::kind)
                        .collect(Collectors.toSet());
        List<String> fresh =
                Systematic.points(LIVES, story).stream()
                        .filter(point -> !known.contains(kind(point)))
                        .map(Point::toString)
                        .toList();
        assertThat(fresh).isNotEmpty();
        List<Life> lives = new ArrayList<>();
        for (Life life : Systematic.singles(LIVES, story)) {
            if (fresh.stream().anyMatch(point -> life.name().startsWith("{" + point + "="))) {
                lives.add(life);
            }
        }
        return lives;
    }

    private static String kind(Point point) {
        return point.caller() + " " + point.call() + " " + point.occurrence();
    }

    private static void report(String story, List<Ended> ended) {
        Map<String, Integer> perStep = new TreeMap<>();
        Map<String, Integer> ends = new TreeMap<>();
        for (Ended life : ended) {
            String name = life.life().name();
            perStep.merge(name.substring(1, name.indexOf('#')), 1, Integer::sum);
            life.ends().forEach(end -> ends.merge(end, 1, Integer::sum));
        }
        quiet.say(
                "faults one at a time, %s: %d lives, per caller %s, ends %s"
                        .formatted(story, ended.size(), perStep, ends));
    }
}

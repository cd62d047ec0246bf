package reelay.stack.scenarios.path;

import static reelay.stack.scenarios.Scenario.named;
import static reelay.stack.scenarios.path.Paths.ASK;
import static reelay.stack.scenarios.path.Paths.FAIL;
import static reelay.stack.scenarios.path.Paths.KEEP;
import static reelay.stack.scenarios.path.Paths.SUBMIT;

import java.util.List;
import reelay.stack.scenarios.Scenario;
import reelay.video.Prompt;

/**
 * Paths that the real functions take with the provider's simulator. How often they wait is theirs
 * to decide: repeated turns of a loop count as one.
 */
public final class RealScenarios {

    private RealScenarios() {}

    public static List<Scenario> all() {
        return List.of(
                named("really makes a video")
                        .prompt("two friends hug at sunset")
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("really makes a video of the longest prompt")
                        .prompt("\ud83c\udf05".repeat(Prompt.LONGEST / 2))
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("really records what moderation blocks")
                        .prompt("something forbidden [fault:moderation]")
                        .visits(SUBMIT, ASK, FAIL)
                        .recordsFailure("moderation_blocked"),
                named("really records a key that is not taken")
                        .prompt("a wrong key [fault:unauthorized]")
                        .visits(SUBMIT, FAIL)
                        .recordsFailure("key_invalid"),
                named("really submits again after a busy answer")
                        .prompt("too many at once [fault:rate_limited=1]")
                        .visits(SUBMIT, "BusyWait Submit AfterSubmit", ASK, KEEP)
                        .completes(),
                named("really fetches the rest of a broken download")
                        .prompt("a bad line [fault:cut_off]")
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("really does nothing for an id that nobody knows")
                        .item(Scenario.Item.ABSENT)
                        .prompt("never seen")
                        .visits(SUBMIT, "AlreadyFinal")
                        .leavesItAlone());
    }
}

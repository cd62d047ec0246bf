package reelay.stack.scenarios.path;

import static reelay.stack.scenarios.Scenario.named;
import static reelay.stack.scenarios.Scenario.times;
import static reelay.stack.scenarios.StepAnswer.accepted;
import static reelay.stack.scenarios.StepAnswer.asleep;
import static reelay.stack.scenarios.StepAnswer.awsUnavailable;
import static reelay.stack.scenarios.StepAnswer.bug;
import static reelay.stack.scenarios.StepAnswer.died;
import static reelay.stack.scenarios.StepAnswer.finished;
import static reelay.stack.scenarios.StepAnswer.lambdaBroken;
import static reelay.stack.scenarios.StepAnswer.lost;
import static reelay.stack.scenarios.StepAnswer.notReady;
import static reelay.stack.scenarios.StepAnswer.notYet;
import static reelay.stack.scenarios.StepAnswer.raw;
import static reelay.stack.scenarios.StepAnswer.storeFoundItFinal;
import static reelay.stack.scenarios.StepAnswer.stored;
import static reelay.stack.scenarios.StepAnswer.throttled;
import static reelay.stack.scenarios.path.Paths.ALL_RETRIES;
import static reelay.stack.scenarios.path.Paths.ALL_TRIES;
import static reelay.stack.scenarios.path.Paths.ASK;
import static reelay.stack.scenarios.path.Paths.FAIL;
import static reelay.stack.scenarios.path.Paths.KEEP;
import static reelay.stack.scenarios.path.Paths.SUBMIT;

import java.time.Duration;
import java.util.List;
import reelay.stack.scenarios.Scenario;

/** Paths that turn off, or turn back, at Store. */
public final class StoreScenarios {

    private static final String TO_STORE = SUBMIT + " " + ASK + " Store";

    private StoreScenarios() {}

    /** A job that is finished at the first look. */
    private static Scenario finishedJob(String name) {
        return Scenario.named(name).submit(accepted(0)).poll(finished());
    }

    public static List<Scenario> all() {
        return List.of(
                finishedJob("fetches again what was not handed out yet")
                        .store(notYet(1, "content_unavailable"), stored())
                        .visits(TO_STORE, "AfterStore StoreWait", KEEP)
                        .completes(),
                finishedJob("fetches again even when Store says to wait no time")
                        .store(notYet(0, "content_unavailable"), stored())
                        .visits(TO_STORE, "AfterStore StoreWait", KEEP)
                        .completes(),
                finishedJob("gives up on content that is never handed out")
                        .with("StoreLimitSeconds", 10)
                        .store(notYet(11, "content_unavailable"), notYet(11, "content_unavailable"))
                        .visits(TO_STORE, "AfterStore StoreWait Store AfterStore", FAIL)
                        .recordsFailure("content_unavailable"),
                finishedJob("doubles the waits, so that an hour of fetching is 19 tries")
                        // 3 + 6 + ... + 192 s are 381 s, then 300 s each: the 19th is after 3,681
                        // s.
                        .store(times(19, notYet(3, "download_broken")))
                        .takes(Duration.ofHours(1))
                        .visits(
                                TO_STORE,
                                "AfterStore",
                                times(18, "StoreWait Store AfterStore"),
                                FAIL)
                        .recordsFailure("download_broken"),
                finishedJob("records content that will never be handed out")
                        .store(lost("content_refused"))
                        .visits(TO_STORE, "AfterStore", FAIL)
                        .recordsFailure("content_refused"),
                finishedJob("leaves a video alone that was deleted while it was fetched")
                        .item(Scenario.Item.ABSENT)
                        .store(storeFoundItFinal())
                        .visits(TO_STORE, "AfterStore AlreadyFinal")
                        .leavesItAlone(),
                finishedJob("records an outcome of Store that it does not know")
                        .store(raw("[]"))
                        .visits(TO_STORE, "AfterStore UnknownOutcome", FAIL)
                        .recordsFailure("unknown_outcome"),
                finishedJob("repeats Store when AWS has trouble")
                        .store(awsUnavailable(), stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                finishedJob("repeats Store when its process dies")
                        .store(died(), stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                finishedJob("repeats Store when Lambda has no room and then breaks")
                        .store(throttled(), lambdaBroken(), stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                finishedJob("repeats Store when the function is not ready")
                        .store(notReady())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                finishedJob("stores later when the function needs minutes to wake up")
                        .store(times(2 * ALL_TRIES, asleep()))
                        .store(stored())
                        .takes(ALL_RETRIES.plusMinutes(2).multipliedBy(2))
                        .visits(TO_STORE, "AfterStore StoreWait Store AfterStore StoreWait", KEEP)
                        .completes(),
                named("makes a video although every function it needs has slept for weeks")
                        .submit(times(2 * ALL_TRIES, asleep()))
                        .submit(accepted(0))
                        .poll(times(2 * ALL_TRIES, asleep()))
                        .poll(finished())
                        .store(times(2 * ALL_TRIES, asleep()))
                        .store(stored())
                        .takes(ALL_RETRIES.plusMinutes(2).multipliedBy(6))
                        .visits(
                                SUBMIT,
                                times(2, "BusyWait Submit AfterSubmit"),
                                times(3, ASK),
                                times(2, "Store AfterStore StoreWait"),
                                KEEP)
                        .completes(),
                finishedJob("does not repeat a bug of Store")
                        .store(bug())
                        .visits(TO_STORE, FAIL)
                        .recordsFailure("store_broken"),
                finishedJob("stores later when AWS has trouble at every try of Store")
                        .store(times(ALL_TRIES, awsUnavailable()))
                        .store(stored())
                        .takes(ALL_RETRIES.plusMinutes(1))
                        .visits(TO_STORE, "AfterStore StoreWait", KEEP)
                        .completes(),
                finishedJob("gives up when AWS has trouble for longer than Store may take")
                        .with("StoreLimitSeconds", 0)
                        .store(times(ALL_TRIES, awsUnavailable()))
                        .takes(ALL_RETRIES)
                        .visits(TO_STORE, "AfterStore", FAIL)
                        .recordsFailure("store_broken"));
    }
}

package reelay.stack.scenarios.path;

import static reelay.stack.scenarios.Scenario.named;
import static reelay.stack.scenarios.Scenario.times;
import static reelay.stack.scenarios.StepAnswer.accepted;
import static reelay.stack.scenarios.StepAnswer.asleep;
import static reelay.stack.scenarios.StepAnswer.awsUnavailable;
import static reelay.stack.scenarios.StepAnswer.bug;
import static reelay.stack.scenarios.StepAnswer.busy;
import static reelay.stack.scenarios.StepAnswer.died;
import static reelay.stack.scenarios.StepAnswer.finished;
import static reelay.stack.scenarios.StepAnswer.held;
import static reelay.stack.scenarios.StepAnswer.lambdaBroken;
import static reelay.stack.scenarios.StepAnswer.notReady;
import static reelay.stack.scenarios.StepAnswer.raw;
import static reelay.stack.scenarios.StepAnswer.refused;
import static reelay.stack.scenarios.StepAnswer.silence;
import static reelay.stack.scenarios.StepAnswer.stored;
import static reelay.stack.scenarios.StepAnswer.submitFoundItFinal;
import static reelay.stack.scenarios.StepAnswer.throttled;
import static reelay.stack.scenarios.StepAnswer.tookTooLong;
import static reelay.stack.scenarios.path.Paths.ALL_RETRIES;
import static reelay.stack.scenarios.path.Paths.ALL_TRIES;
import static reelay.stack.scenarios.path.Paths.ASK;
import static reelay.stack.scenarios.path.Paths.FAIL;
import static reelay.stack.scenarios.path.Paths.KEEP;
import static reelay.stack.scenarios.path.Paths.SUBMIT;

import java.time.Duration;
import java.util.List;
import reelay.stack.scenarios.Scenario;
import reelay.stack.scenarios.Scenario.Item;
import reelay.stack.scenarios.Scenario.Status;

/** Paths that turn off, or turn back, at Submit. */
public final class SubmitScenarios {

    private SubmitScenarios() {}

    public static List<Scenario> all() {
        return List.of(
                named("submits again when the provider was busy")
                        .submit(busy(1), busy(0), accepted(0))
                        .poll(finished())
                        .store(stored())
                        .visits(SUBMIT, times(2, "BusyWait Submit AfterSubmit"), ASK, KEEP)
                        .completes(),
                named("submits by itself when access is back")
                        .submit(held(1), accepted(0))
                        .poll(finished())
                        .store(stored())
                        .visits(SUBMIT, "HoldWait Submit AfterSubmit", ASK, KEEP)
                        .completes(),
                named("gives up on a provider that stays busy")
                        .with("HoldLimitSeconds", 10)
                        .submit(busy(11), busy(11))
                        .visits(SUBMIT, "BusyWait Submit AfterSubmit", FAIL)
                        .recordsFailure("provider_busy"),
                named("gives up on access that does not come back, and says why")
                        .with("HoldLimitSeconds", 10)
                        .submit(held(11), held(11))
                        .visits(SUBMIT, "HoldWait Submit AfterSubmit", FAIL)
                        .recordsFailure("organization_unverified"),
                named("holds a video for a whole day")
                        .submit(times(25, held(3_600)))
                        .takes(Duration.ofDays(1))
                        .visits(SUBMIT, times(24, "HoldWait Submit AfterSubmit"), FAIL)
                        .recordsFailure("organization_unverified"),
                named("counts busy answers against the limit of attempts")
                        .with("AttemptsLimit", 3)
                        .submit(times(3, busy(0)))
                        .visits(SUBMIT, times(2, "BusyWait Submit AfterSubmit"), FAIL)
                        .recordsFailure("provider_busy"),
                named("counts retries of Submit against the limit of attempts")
                        .with("AttemptsLimit", 2)
                        .submit(awsUnavailable(), held(0))
                        .visits(SUBMIT, FAIL)
                        .recordsFailure("organization_unverified"),
                named("records what the provider refuses")
                        .submit(refused("moderation_blocked"))
                        .visits(SUBMIT, FAIL)
                        .recordsFailure("moderation_blocked"),
                named("does nothing for a video that was deleted before Submit")
                        .item(Item.ABSENT)
                        .submit(submitFoundItFinal())
                        .visits(SUBMIT, "AlreadyFinal")
                        .leavesItAlone(),
                named("records an outcome of Submit that it does not know")
                        .submit(raw("{\"outcome\":\"queued_elsewhere\"}"))
                        .visits(SUBMIT, "UnknownOutcome", FAIL)
                        .recordsFailure("unknown_outcome"),
                named("records an answer of Submit that says nothing")
                        .submit(raw("null"))
                        .visits(SUBMIT, "UnknownOutcome", FAIL)
                        .recordsFailure("unknown_outcome"),
                named("ends when Submit says to wait but not how long")
                        .submit(raw("{\"outcome\":\"accepted\"}"))
                        .visits(SUBMIT, "Wait")
                        .ends(Status.FAILED, "States.QueryEvaluationError", "queued"),
                named("repeats Submit when AWS has trouble")
                        .submit(awsUnavailable(), accepted(0))
                        .poll(finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("repeats Submit when Lambda has no room")
                        .submit(throttled(), accepted(0))
                        .poll(finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("repeats Submit when Lambda breaks")
                        .submit(lambdaBroken(), accepted(0))
                        .poll(finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("repeats Submit when the function is not ready, which paid nothing")
                        .submit(notReady())
                        .submit(accepted(0))
                        .poll(finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("submits later when the function needs a quarter of an hour to wake up")
                        .submit(times(3 * ALL_TRIES, asleep()))
                        .submit(accepted(0))
                        .poll(finished())
                        .store(stored())
                        .takes(ALL_RETRIES.plusMinutes(1).multipliedBy(3))
                        .visits(SUBMIT, times(3, "BusyWait Submit AfterSubmit"), ASK, KEEP)
                        .completes(),
                named("repeats Submit when its process dies")
                        .submit(died(), accepted(0))
                        .poll(finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("repeats Submit when the function takes too long")
                        .submit(tookTooLong(), accepted(0))
                        .poll(finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("repeats Submit when no answer comes")
                        .submit(silence(), accepted(0))
                        .poll(finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("does not repeat a bug of Submit, which may have paid")
                        .submit(bug())
                        .visits("Begin Submit", FAIL)
                        .recordsFailure("submit_broken"),
                named("submits later when AWS has trouble at every try of Submit")
                        .submit(times(ALL_TRIES, awsUnavailable()))
                        .submit(accepted(0))
                        .poll(finished())
                        .store(stored())
                        .takes(ALL_RETRIES.plusMinutes(1))
                        .visits(SUBMIT, "BusyWait Submit AfterSubmit", ASK, KEEP)
                        .completes(),
                named("does not say that nothing was paid when AWS has trouble to the end")
                        .with("HoldLimitSeconds", 1)
                        .with("AttemptsLimit", ALL_TRIES)
                        .submit(times(ALL_TRIES, awsUnavailable()))
                        .takes(ALL_RETRIES)
                        .visits(SUBMIT, FAIL)
                        .recordsFailure("submit_unclear"));
    }
}

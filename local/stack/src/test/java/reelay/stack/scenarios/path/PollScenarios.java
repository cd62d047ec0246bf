package reelay.stack.scenarios.path;

import static reelay.stack.scenarios.Scenario.named;
import static reelay.stack.scenarios.Scenario.times;
import static reelay.stack.scenarios.StepAnswer.accepted;
import static reelay.stack.scenarios.StepAnswer.asleep;
import static reelay.stack.scenarios.StepAnswer.awsUnavailable;
import static reelay.stack.scenarios.StepAnswer.bug;
import static reelay.stack.scenarios.StepAnswer.failed;
import static reelay.stack.scenarios.StepAnswer.finished;
import static reelay.stack.scenarios.StepAnswer.lost;
import static reelay.stack.scenarios.StepAnswer.notReady;
import static reelay.stack.scenarios.StepAnswer.notYet;
import static reelay.stack.scenarios.StepAnswer.pollFoundItFinal;
import static reelay.stack.scenarios.StepAnswer.raw;
import static reelay.stack.scenarios.StepAnswer.running;
import static reelay.stack.scenarios.StepAnswer.silence;
import static reelay.stack.scenarios.StepAnswer.stoppedByHandThen;
import static reelay.stack.scenarios.StepAnswer.stored;
import static reelay.stack.scenarios.StepAnswer.throttled;
import static reelay.stack.scenarios.path.Paths.ALL_RETRIES;
import static reelay.stack.scenarios.path.Paths.ALL_TRIES;
import static reelay.stack.scenarios.path.Paths.ASK;
import static reelay.stack.scenarios.path.Paths.FAIL;
import static reelay.stack.scenarios.path.Paths.KEEP;
import static reelay.stack.scenarios.path.Paths.LOOK;
import static reelay.stack.scenarios.path.Paths.SUBMIT;

import java.time.Duration;
import java.util.List;
import reelay.stack.scenarios.Scenario;
import reelay.stack.scenarios.Scenario.Item;
import reelay.stack.scenarios.Scenario.Status;
import reelay.stack.scenarios.ScenarioRun;

/** Paths that turn off, or turn back, at Poll. */
public final class PollScenarios {

    /** The one question for the video at the deadline. */
    private static final String NOTHING_THERE = "Store AfterStore";

    private PollScenarios() {}

    public static List<Scenario> all() {
        return List.of(
                named("makes a video that is finished at the first look")
                        .submit(accepted(1))
                        .poll(finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("makes a video that the provider called back about")
                        .wakes()
                        .poll(finished())
                        .store(stored())
                        .visits("Begin", LOOK, KEEP)
                        .completes(),
                named("looks once at a job that goes on when the provider called back")
                        .wakes()
                        .poll(running(7))
                        .visits("Begin", LOOK, "GoesOnElsewhere")
                        .leavesItAlone(),
                named("records a failure that the provider called back about")
                        .wakes()
                        .poll(failed("processing_error"))
                        .visits("Begin", LOOK, FAIL)
                        .recordsFailure("processing_error"),
                named("fetches on what the provider called back about")
                        .wakes()
                        .poll(finished())
                        .store(notYet(1, "content_unavailable"), stored())
                        .visits("Begin", LOOK, NOTHING_THERE, "StoreWait", KEEP)
                        .completes(),
                named("leaves a video alone that ended before the call-back")
                        .item(Item.COMPLETED)
                        .wakes()
                        .poll(pollFoundItFinal())
                        .visits("Begin", LOOK, "AlreadyFinal")
                        .leavesItAlone(),
                named("keeps asking while the provider works")
                        .submit(accepted(0))
                        .poll(running(1), running(0), finished())
                        .store(stored())
                        .visits(SUBMIT, times(3, ASK), KEEP)
                        .completes(),
                named("records a job that failed")
                        .submit(accepted(0))
                        .poll(running(0), failed("processing_error"))
                        .visits(SUBMIT, times(2, ASK), FAIL)
                        .recordsFailure("processing_error"),
                named("records a job that the provider lost")
                        .submit(accepted(0))
                        .poll(failed("job_lost"))
                        .visits(SUBMIT, ASK, FAIL)
                        .recordsFailure("job_lost"),
                named("does nothing more for a video that was deleted before Poll")
                        .item(Item.ABSENT)
                        .submit(accepted(0))
                        .poll(pollFoundItFinal())
                        .visits(SUBMIT, ASK, "AlreadyFinal")
                        .leavesItAlone(),
                named("records an outcome of Poll that it does not know")
                        .submit(accepted(0))
                        .poll(raw("{\"outcome\":\"RUNNING\",\"wait_seconds\":0}"))
                        .visits(SUBMIT, ASK, "UnknownOutcome", FAIL)
                        .recordsFailure("unknown_outcome"),
                named("gives up at the deadline")
                        .with("DeadlineSeconds", 1)
                        .submit(accepted(2))
                        .poll(running(0))
                        .store(times(2, notYet(1, "content_unavailable")))
                        .visits(SUBMIT, ASK, NOTHING_THERE, "StoreWait", NOTHING_THERE, FAIL)
                        .recordsFailure("deadline_exceeded")
                        .saying("within 1 seconds. When last asked, its status was 'rendering'."),
                named("keeps a video at the deadline of which nothing came at first")
                        .with("DeadlineSeconds", 1)
                        .submit(accepted(2))
                        .poll(running(0))
                        .store(notYet(1, "content_unavailable"), stored())
                        .visits(SUBMIT, ASK, NOTHING_THERE, "StoreWait", KEEP)
                        .completes(),
                named("gives up at the deadline on a job whose content is refused")
                        .with("DeadlineSeconds", 1)
                        .submit(accepted(2))
                        .poll(running(0))
                        .store(lost("content_refused"))
                        .visits(SUBMIT, ASK, NOTHING_THERE, FAIL)
                        .recordsFailure("deadline_exceeded"),
                named("gives up at the deadline on a job in whose place something else lies")
                        .with("DeadlineSeconds", 1)
                        .submit(accepted(2))
                        .poll(running(0))
                        .store(notYet(30, "not_a_video"), lost("not_a_video"))
                        .visits(SUBMIT, ASK, NOTHING_THERE, "StoreWait", NOTHING_THERE, FAIL)
                        .recordsFailure("deadline_exceeded"),
                named("keeps a video at the deadline in whose place something else lay at first")
                        .with("DeadlineSeconds", 1)
                        .submit(accepted(2))
                        .poll(running(0))
                        .store(notYet(30, "not_a_video"), stored())
                        .visits(SUBMIT, ASK, NOTHING_THERE, "StoreWait", KEEP)
                        .completes(),
                named("keeps a video at the deadline whose job never says that it is finished")
                        .with("DeadlineSeconds", 1)
                        .submit(accepted(2))
                        .poll(running(0))
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("fetches on after the deadline once bytes have come")
                        .with("DeadlineSeconds", 1)
                        .submit(accepted(2))
                        .poll(running(0))
                        .store(notYet(1, "download_broken"), stored())
                        .visits(SUBMIT, ASK, NOTHING_THERE, "StoreWait", KEEP)
                        .completes(),
                named("records the job's own verdict that comes with the deadline")
                        .with("DeadlineSeconds", 1)
                        .submit(accepted(2))
                        .poll(running(0))
                        .store(lost("moderation_blocked"))
                        .visits(SUBMIT, ASK, NOTHING_THERE, FAIL)
                        .recordsFailure("moderation_blocked"),
                named("gives up after an hour of polls")
                        .submit(accepted(300))
                        .poll(times(12, running(300)))
                        .takes(Duration.ofHours(1))
                        .store(times(2, notYet(1, "content_unavailable")))
                        .visits(
                                SUBMIT,
                                times(12, ASK),
                                NOTHING_THERE,
                                "StoreWait",
                                NOTHING_THERE,
                                FAIL)
                        .recordsFailure("deadline_exceeded"),
                named("gives up after a day of polls where the deployment allows a day")
                        .with("DeadlineSeconds", 86_400)
                        .submit(accepted(3_600))
                        .poll(times(24, running(3_600)))
                        .takes(Duration.ofDays(1))
                        .store(times(2, notYet(1, "content_unavailable")))
                        .visits(
                                SUBMIT,
                                times(24, ASK),
                                NOTHING_THERE,
                                "StoreWait",
                                NOTHING_THERE,
                                FAIL)
                        .recordsFailure("deadline_exceeded"),
                named("keeps a video that was finished only after the deadline")
                        .with("DeadlineSeconds", 1)
                        .submit(accepted(2))
                        .poll(finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("counts submits and polls against the limit of attempts")
                        .with("AttemptsLimit", 3)
                        .submit(accepted(0))
                        .poll(running(0), running(0))
                        .store(times(2, notYet(1, "content_unavailable")))
                        .visits(
                                SUBMIT,
                                times(2, ASK),
                                NOTHING_THERE,
                                "StoreWait",
                                NOTHING_THERE,
                                FAIL)
                        .recordsFailure("deadline_exceeded"),
                named("counts retries of Poll against the limit of attempts")
                        .with("AttemptsLimit", 3)
                        .submit(accepted(0))
                        .poll(awsUnavailable(), running(0))
                        .store(times(2, notYet(1, "content_unavailable")))
                        .visits(SUBMIT, ASK, NOTHING_THERE, "StoreWait", NOTHING_THERE, FAIL)
                        .recordsFailure("deadline_exceeded"),
                named("repeats Poll when AWS has trouble")
                        .submit(accepted(0))
                        .poll(awsUnavailable(), finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("repeats Poll when Lambda has no room")
                        .submit(accepted(0))
                        .poll(throttled(), finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("repeats Poll when the function is not ready")
                        .submit(accepted(0))
                        .poll(notReady())
                        .poll(finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("asks later when the function needs minutes to wake up")
                        .submit(accepted(0))
                        .poll(times(2 * ALL_TRIES, asleep()))
                        .poll(finished())
                        .store(stored())
                        .takes(ALL_RETRIES.plusMinutes(1).multipliedBy(2))
                        .visits(SUBMIT, ASK, ASK, ASK, KEEP)
                        .completes(),
                named("repeats Poll when no answer comes")
                        .submit(accepted(0))
                        .poll(silence(), finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("does not repeat a bug of Poll")
                        .submit(accepted(0))
                        .poll(bug())
                        .visits(SUBMIT, "Wait Poll", FAIL)
                        .recordsFailure("poll_broken"),
                named("asks later when AWS has trouble at every try of Poll")
                        .submit(accepted(0))
                        .poll(times(ALL_TRIES, awsUnavailable()))
                        .poll(finished())
                        .store(stored())
                        .takes(ALL_RETRIES.plusMinutes(1))
                        .visits(SUBMIT, ASK, ASK, KEEP)
                        .completes(),
                named("stops in the middle when it is stopped by hand")
                        .submit(accepted(0))
                        .poll(running(0), stoppedByHandThen(running(0)))
                        .visits(SUBMIT, ASK, "Wait Poll")
                        .ends(Status.ABORTED, ScenarioRun.STOPPED, "in_progress"));
    }
}

package reelay.stack.scenarios.path;

import static reelay.stack.scenarios.Scenario.named;
import static reelay.stack.scenarios.Scenario.times;
import static reelay.stack.scenarios.ServiceFault.dynamoDbBreaks;
import static reelay.stack.scenarios.ServiceFault.dynamoDbSlowsDown;
import static reelay.stack.scenarios.ServiceFault.dynamoDbThrottles;
import static reelay.stack.scenarios.ServiceFault.eventBridgeBreaks;
import static reelay.stack.scenarios.ServiceFault.eventBridgeThrottles;
import static reelay.stack.scenarios.StepAnswer.accepted;
import static reelay.stack.scenarios.StepAnswer.busy;
import static reelay.stack.scenarios.StepAnswer.finished;
import static reelay.stack.scenarios.StepAnswer.refused;
import static reelay.stack.scenarios.StepAnswer.stored;
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

/** Paths that are about how it ends: recording, announcing, and ends that nobody planned. */
public final class EndScenarios {

    private EndScenarios() {}

    public static List<Scenario> all() {
        return List.of(
                named("records no failure for a video that was deleted")
                        .item(Item.ABSENT)
                        .submit(refused("moderation_blocked"))
                        .visits(SUBMIT, "RecordFailure AlreadyFinal")
                        .leavesItAlone(),
                named("settles nothing of a video that was deleted meanwhile")
                        .item(Item.ABSENT)
                        .submit(accepted(0))
                        .poll(finished())
                        .store(stored())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes()
                        .leavesItAlone(),
                named("records no failure over a completed video")
                        .item(Item.COMPLETED)
                        .submit(refused("moderation_blocked"))
                        .visits(SUBMIT, "RecordFailure AlreadyFinal")
                        .leavesItAlone(),
                named("records no second failure")
                        .item(Item.FAILED)
                        .submit(refused("moderation_blocked"))
                        .visits(SUBMIT, "RecordFailure AlreadyFinal")
                        .leavesItAlone()
                        .withCode("the_first"),
                named("says so when the failure cannot be written")
                        .with("VideosTable", "no-such-table")
                        .submit(refused("moderation_blocked"))
                        .visits(SUBMIT, "RecordFailure Unrecorded")
                        .ends(Status.FAILED, "Unrecorded", "queued"),
                named("writes the failure again when DynamoDB has no room")
                        .submit(refused("moderation_blocked"))
                        .dynamoDb(1, dynamoDbThrottles())
                        .visits(SUBMIT, FAIL)
                        .recordsFailure("moderation_blocked"),
                named("writes the failure again when DynamoDB slows it down")
                        .submit(refused("moderation_blocked"))
                        .dynamoDb(2, dynamoDbSlowsDown())
                        .visits(SUBMIT, FAIL)
                        .recordsFailure("moderation_blocked"),
                named("writes the failure again when DynamoDB breaks")
                        .submit(refused("moderation_blocked"))
                        .dynamoDb(ALL_TRIES - 1, dynamoDbBreaks())
                        .visits(SUBMIT, FAIL)
                        .recordsFailure("moderation_blocked"),
                named("gives up when DynamoDB breaks at every try")
                        .submit(refused("moderation_blocked"))
                        .dynamoDb(ALL_TRIES, dynamoDbBreaks())
                        .takes(ALL_RETRIES)
                        .visits(SUBMIT, "RecordFailure Unrecorded")
                        .ends(Status.FAILED, "Unrecorded", "queued"),
                named("announces a completed video again when EventBridge breaks")
                        .submit(accepted(0))
                        .poll(finished())
                        .store(stored())
                        .eventBridge(1, eventBridgeBreaks())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("announces a completed video again when EventBridge throttles")
                        .submit(accepted(0))
                        .poll(finished())
                        .store(stored())
                        .eventBridge(2, eventBridgeThrottles())
                        .visits(SUBMIT, ASK, KEEP)
                        .completes(),
                named("says so when a completed video cannot be announced")
                        .submit(accepted(0))
                        .poll(finished())
                        .store(stored())
                        .eventBridge(ALL_TRIES, eventBridgeBreaks())
                        .visits(SUBMIT, ASK, "Store AfterStore Announce Unannounced")
                        .ends(Status.FAILED, "Unannounced", "completed"),
                named("announces a failed video again when EventBridge breaks")
                        .submit(refused("moderation_blocked"))
                        .eventBridge(2, eventBridgeBreaks())
                        .visits(SUBMIT, FAIL)
                        .recordsFailure("moderation_blocked"),
                named("says so when a failed video cannot be announced")
                        .submit(refused("moderation_blocked"))
                        .eventBridge(ALL_TRIES, eventBridgeBreaks())
                        .visits(SUBMIT, "RecordFailure Announce Unannounced")
                        .ends(Status.FAILED, "Unannounced", "failed")
                        .withCode("moderation_blocked"),
                named("ends an execution without an id at once")
                        .input("{}")
                        .visits("Begin")
                        .ends(Status.FAILED, "States.QueryEvaluationError", "queued"),
                named("ends after three days, whatever happens")
                        .with("HoldLimitSeconds", 300_000)
                        .submit(times(26, busy(10_000)))
                        .takes(Duration.ofDays(3))
                        .visits(SUBMIT, times(25, "BusyWait Submit AfterSubmit"), "BusyWait")
                        .ends(Status.TIMED_OUT, "", "queued"));
    }
}

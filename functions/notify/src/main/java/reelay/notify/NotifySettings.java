package reelay.notify;

import reelay.video.environment.Environment;

/**
 * The notify function's environment.
 *
 * @param videosTable DynamoDB table of the videos, which says whose one is
 * @param webhooksTable DynamoDB table of endpoints and callbacks
 * @param deliverStateMachineArn the state machine whose executions deliver events
 */
record NotifySettings(String videosTable, String webhooksTable, String deliverStateMachineArn) {

    static NotifySettings from(Environment environment) {
        return new NotifySettings(
                environment.text("VIDEOS_TABLE"),
                environment.text("WEBHOOKS_TABLE"),
                environment.text("DELIVER_STATE_MACHINE_ARN"));
    }
}

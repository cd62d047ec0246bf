package reelay.sweep;

import reelay.video.environment.Environment;

/**
 * The sweep function's environment.
 *
 * @param videosTable DynamoDB table of the videos
 * @param videosBucket S3 bucket where a store that died may have left an object
 * @param stateMachineArn the state machine whose executions make videos
 * @param eventBus name of the bus that hears of final videos
 * @param metrics namespace of the metrics
 */
record SweepSettings(
        String videosTable,
        String videosBucket,
        String stateMachineArn,
        String eventBus,
        String metrics) {

    static SweepSettings from(Environment environment) {
        return new SweepSettings(
                environment.text("VIDEOS_TABLE"),
                environment.text("VIDEOS_BUCKET"),
                environment.text("STATE_MACHINE_ARN"),
                environment.text("EVENT_BUS"),
                environment.text("METRICS_NAMESPACE"));
    }
}

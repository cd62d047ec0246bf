package reelay.store;

import reelay.provider.ProviderSettings;
import reelay.video.environment.Environment;

/**
 * The store function's environment.
 *
 * @param videosTable DynamoDB table of the videos
 * @param videosBucket S3 bucket they are stored in
 * @param metrics namespace of the metrics
 * @param provider which provider, and how to speak to it
 */
record StoreSettings(
        String videosTable, String videosBucket, String metrics, ProviderSettings provider) {

    static StoreSettings from(Environment environment) {
        return new StoreSettings(
                environment.text("VIDEOS_TABLE"),
                environment.text("VIDEOS_BUCKET"),
                environment.text("METRICS_NAMESPACE"),
                ProviderSettings.from(environment));
    }
}

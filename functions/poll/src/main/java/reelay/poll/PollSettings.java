package reelay.poll;

import reelay.provider.ProviderCallbacks;
import reelay.provider.ProviderSettings;
import reelay.video.environment.Environment;

/**
 * The poll function's environment.
 *
 * @param videosTable DynamoDB table of the videos
 * @param metrics namespace of the metrics
 * @param callbacks where providers may call back
 * @param provider which provider, and how to speak to it
 */
record PollSettings(
        String videosTable,
        String metrics,
        ProviderCallbacks callbacks,
        ProviderSettings provider) {

    static PollSettings from(Environment environment) {
        return new PollSettings(
                environment.text("VIDEOS_TABLE"),
                environment.text("METRICS_NAMESPACE"),
                ProviderCallbacks.from(environment),
                ProviderSettings.from(environment));
    }
}

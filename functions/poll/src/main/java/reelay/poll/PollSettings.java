package reelay.poll;

import reelay.provider.ProviderSettings;
import reelay.video.environment.Environment;

/**
 * The poll function's environment.
 *
 * @param videosTable DynamoDB table of the videos
 * @param provider which provider, and how to speak to it
 */
record PollSettings(String videosTable, ProviderSettings provider) {

    static PollSettings from(Environment environment) {
        return new PollSettings(
                environment.text("VIDEOS_TABLE"), ProviderSettings.from(environment));
    }
}

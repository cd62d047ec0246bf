package reelay.api;

import java.time.Duration;
import java.util.Optional;
import reelay.api.reference.ReferencePixels;
import reelay.api.video.Offer;
import reelay.provider.ProviderSettings;
import reelay.video.environment.Environment;
import reelay.webhooks.WebhookSettings;

/**
 * The API's environment.
 *
 * @param videosTable DynamoDB table of the videos
 * @param videosBucket S3 bucket of videos, reference images and sources
 * @param accessTable DynamoDB table of the access reports
 * @param accessCheckFunction ARN of the function that checks access
 * @param webhooks how apps hear of events
 * @param stateMachineArn the state machine whose executions make videos
 * @param provider which provider, and how to speak to it
 * @param offer what apps may ask for
 * @param linkLifetime how long a link to a video works
 * @param openVideos most unfinished videos of an owner; 0 for no ceiling
 * @param retention how long videos are kept; empty for good
 * @param referencePixels which reference images the provider takes
 */
record ApiSettings(
        String videosTable,
        String videosBucket,
        String accessTable,
        String accessCheckFunction,
        WebhookSettings webhooks,
        String stateMachineArn,
        ProviderSettings provider,
        Offer offer,
        Duration linkLifetime,
        int openVideos,
        Optional<Duration> retention,
        ReferencePixels referencePixels) {

    /** Longest life of a presigned link, in seconds: seven days ("Presigned URLs", S3 guide). */
    private static final int LONGEST_LINK = 604_800;

    private static final int MOST_DAYS = 3_650;

    private static final int MOST_OPEN = 100_000;

    static ApiSettings from(Environment environment) {
        int days = environment.number("RETENTION_DAYS", 0, MOST_DAYS);
        ProviderSettings provider = ProviderSettings.from(environment);
        return new ApiSettings(
                environment.text("VIDEOS_TABLE"),
                environment.text("VIDEOS_BUCKET"),
                environment.text("ACCESS_TABLE"),
                environment.text("ACCESS_CHECK_FUNCTION"),
                WebhookSettings.from(environment),
                stateMachineArn(environment),
                provider,
                Offer.from(environment, provider),
                Duration.ofSeconds(environment.number("LINK_SECONDS", 1, LONGEST_LINK)),
                environment.number("OPEN_VIDEOS_PER_OWNER", 0, MOST_OPEN),
                days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)),
                ReferencePixels.from(environment));
    }

    private static String stateMachineArn(Environment environment) {
        String arn = environment.text("STATE_MACHINE_ARN");
        if (!arn.matches("arn:[^:]+:states:[^:]*:[^:]*:stateMachine:[^:]+")) {
            throw environment.odd(
                    "STATE_MACHINE_ARN",
                    arn,
                    "the ARN of a state machine, without version or alias",
                    null);
        }
        return arn;
    }
}

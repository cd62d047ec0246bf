package reelay.api;

import java.time.Duration;
import java.util.Optional;
import reelay.api.reference.ReferencePixels;
import reelay.api.video.Offer;
import reelay.video.Environment;

/**
 * The API's environment, table and bucket aside, which the catalog reads.
 *
 * @param stateMachineArn the state machine whose executions make videos
 * @param offer what apps may ask for
 * @param linkLifetime how long a link to a video works
 * @param retention how long videos are kept; empty for good
 * @param referencePixels which reference images the provider takes
 */
record ApiSettings(
        String stateMachineArn,
        Offer offer,
        Duration linkLifetime,
        Optional<Duration> retention,
        ReferencePixels referencePixels) {

    /** Longest life of a presigned link, in seconds: seven days ("Presigned URLs", S3 guide). */
    private static final int LONGEST_LINK = 604_800;

    private static final int MOST_DAYS = 3_650;

    static ApiSettings from(Environment environment) {
        int days = environment.number("RETENTION_DAYS", 0, MOST_DAYS);
        return new ApiSettings(
                stateMachineArn(environment),
                Offer.from(environment),
                Duration.ofSeconds(environment.number("LINK_SECONDS", 1, LONGEST_LINK)),
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

package reelay.aws;

import reelay.video.Json;
import reelay.video.environment.Environment;
import software.amazon.awssdk.core.warmup.SdkWarmUp;

/**
 * Loads the classes of the SDK and of the codec while the function starts, so that a SnapStart
 * snapshot holds them and the first request does not pay for them. Makes no connection and needs no
 * credentials.
 */
public final class Priming {

    private Priming() {}

    /** Warms up when the function starts for a snapshot; elsewhere it would only cost time. */
    public static void prime(Environment environment) {
        if (startsForSnapshot(environment)) {
            SdkWarmUp.warmUp();
            Json.text(Json.object());
        }
    }

    /** Whether what is made now is kept in a snapshot, and no request waits for it. */
    static boolean startsForSnapshot(Environment environment) {
        return environment
                .optionalText("AWS_LAMBDA_INITIALIZATION_TYPE")
                .filter("snap-start"::equals)
                .isPresent();
    }
}

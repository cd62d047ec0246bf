package reelay.webhooks;

import reelay.video.environment.Environment;

/**
 * What functions that sign webhooks are given.
 *
 * @param table DynamoDB table of endpoints, callbacks and deliveries
 * @param secret ARN of the secret that signing secrets are encrypted with
 * @param toThisMachine whether receivers on this machine may be sent to over http; the local stack
 *     alone says so, no template can
 */
public record WebhookSettings(String table, String secret, boolean toThisMachine) {

    /** Reads them. */
    public static WebhookSettings from(Environment environment) {
        return new WebhookSettings(
                environment.text("WEBHOOKS_TABLE"),
                environment.text("WEBHOOKS_SECRET"),
                environment
                        .optionalText("RECEIVERS_ON_THIS_MACHINE")
                        .filter("true"::equals)
                        .isPresent());
    }
}

package reelay.deliver;

import reelay.video.environment.Environment;
import reelay.webhooks.WebhookSettings;

/**
 * The deliver function's environment.
 *
 * @param webhooks where endpoints are kept, and what their secrets are encrypted with
 * @param eventBus name of the bus that hears of endpoints that were switched off
 */
record DeliverSettings(WebhookSettings webhooks, String eventBus) {

    static DeliverSettings from(Environment environment) {
        return new DeliverSettings(
                WebhookSettings.from(environment), environment.text("EVENT_BUS"));
    }
}

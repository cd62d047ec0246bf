package reelay.notify;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import reelay.catalog.VideoCatalog;
import reelay.webhooks.WebhooksTable;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The notify handler made from parts, for tests that bring their own connections. */
public final class NotifyParts {

    private NotifyParts() {}

    public static RequestStreamHandler handler(
            VideoCatalog catalog, WebhooksTable webhooks, SfnClient client, String stateMachine) {
        return new NotifyHandler(
                new NotifyEndpoints(
                        catalog, webhooks, new DeliveryExecutions(client, stateMachine)));
    }
}

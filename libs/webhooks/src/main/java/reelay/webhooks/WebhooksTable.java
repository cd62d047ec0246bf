package reelay.webhooks;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What the table of webhooks is asked.
 *
 * @param endpoints where owners want to hear of events
 * @param callbacks where the end of one video is to be told
 * @param deliveries what became of each event
 * @param hanging which hosts are tried one at a time
 */
public record WebhooksTable(
        WebhookEndpoints endpoints,
        Callbacks callbacks,
        Deliveries deliveries,
        HangingHosts hanging) {

    /** Those of one table. */
    public static WebhooksTable of(DynamoDbClient dynamo, String table) {
        return new WebhooksTable(
                new WebhookEndpoints(dynamo, table),
                new Callbacks(dynamo, table),
                new Deliveries(dynamo, table),
                new HangingHosts(dynamo, table));
    }
}

package reelay.webhooks;

import java.util.Map;
import java.util.UUID;
import reelay.aws.AwsClients;
import reelay.local.aws.shared.SharedDynamoDb;
import reelay.video.environment.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table of webhooks of its own for one test class, in the stand-in of this JVM. */
final class WebhooksFixture implements AutoCloseable {

    private final String name = "webhooks-" + UUID.randomUUID();
    private final DynamoDbClient dynamo =
            AwsClients.from(
                            new Environment(
                                    Map.of(
                                            "AWS_REGION",
                                            "us-east-1",
                                            "AWS_ENDPOINT_URL_DYNAMODB",
                                            SharedDynamoDb.address().toString())))
                    .dynamoDb();

    WebhooksFixture() {
        dynamo.createTable(WebhooksTableSchema.of(name));
    }

    WebhookEndpoints endpoints() {
        return new WebhookEndpoints(dynamo, name);
    }

    HangingHosts hosts() {
        return new HangingHosts(dynamo, name);
    }

    @Override
    public void close() {
        dynamo.deleteTable(table -> table.tableName(name));
        dynamo.close();
    }
}

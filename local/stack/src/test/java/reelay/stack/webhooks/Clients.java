package reelay.stack.webhooks;

import java.net.URI;
import reelay.stack.faults.process.SdkLine;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The AWS clients of the functions that deliver, over a line. */
record Clients(DynamoDbClient dynamo, SfnClient stepFunctions, EventBridgeClient events) {

    static Clients over(SdkLine http) {
        return new Clients(
                build(DynamoDbClient.builder(), "dynamodb", http),
                build(SfnClient.builder(), "states", http),
                build(EventBridgeClient.builder(), "events", http));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, String host, SdkLine http) {
        return builder.region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .endpointOverride(URI.create("https://" + host + ".test"))
                .httpClient(http)
                .overrideConfiguration(
                        override ->
                                override.retryStrategy(
                                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                                .maxAttempts(3)
                                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                                .throttlingBackoffStrategy(
                                                        BackoffStrategy.retryImmediately())
                                                .circuitBreakerEnabled(false)
                                                .build()))
                .build();
    }
}

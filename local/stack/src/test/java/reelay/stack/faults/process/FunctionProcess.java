package reelay.stack.faults.process;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import reelay.stack.faults.process.SdkLine.Line;
import reelay.stack.faults.wire.CalmCalls;
import reelay.stack.faults.wire.CalmDynamoDb;
import reelay.stack.faults.wire.CalmSecrets;
import reelay.stack.faults.wire.CalmStepFunctions;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The AWS clients of one process: the real ones, whose connections lead to wherever the process's
 * line is laid now. They try three times like the SDK's own, without waiting in between.
 */
final class FunctionProcess {

    private static final Region REGION = Region.US_EAST_1;

    private final AtomicReference<Line> line = new AtomicReference<>();
    private final SdkLine http = new SdkLine(line::get);
    private final CalmCalls calls = new CalmCalls(line::get, http);
    private final StandardRetryStrategy retries =
            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                    .maxAttempts(3)
                    .backoffStrategy(BackoffStrategy.retryImmediately())
                    .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                    .circuitBreakerEnabled(false)
                    .build();

    final DynamoDbClient dynamo =
            new CalmDynamoDb(calls, build(DynamoDbClient.builder(), "dynamodb"));
    final S3Client s3 = build(S3Client.builder().forcePathStyle(true), "s3");
    final SecretsManagerClient secrets =
            new CalmSecrets(calls, build(SecretsManagerClient.builder(), "secrets"));
    final SfnClient stepFunctions =
            new CalmStepFunctions(calls, build(SfnClient.builder(), "states"));
    final EventBridgeClient events = build(EventBridgeClient.builder(), "events");
    final HttpLine provider = new HttpLine(line::get);
    final S3Presigner presigner =
            S3Presigner.builder().region(REGION).credentialsProvider(credentials()).build();

    /** Without signatures, which nobody reads here and which cost more than the calls. */
    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, String host) {
        return builder.region(REGION)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .endpointOverride(URI.create("https://" + host + ".test"))
                .httpClient(http)
                .overrideConfiguration(override -> override.retryStrategy(retries))
                .build();
    }

    static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    }

    void lead(Line to) {
        line.set(to);
    }
}

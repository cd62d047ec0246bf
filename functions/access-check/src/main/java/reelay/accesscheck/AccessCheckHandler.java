package reelay.accesscheck;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import reelay.access.AccessReports;
import reelay.access.KeptMilestones;
import reelay.access.SubmitEvidence;
import reelay.aws.AwsClients;
import reelay.aws.AwsUnavailableException;
import reelay.aws.Priming;
import reelay.aws.Secrets;
import reelay.provider.ProviderCredentials;
import reelay.provider.admin.AdminCredentials;
import reelay.provider.openai.OpenAiAdmin;
import reelay.provider.openai.OpenAiVideoProvider;
import reelay.video.Environment;
import reelay.video.Json;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Checks access when the schedule or somebody asks, and answers the report. The input says nothing:
 * it only has to be JSON.
 */
public final class AccessCheckHandler implements RequestStreamHandler {

    /** Kept back of the function's time to write the report. */
    private static final Duration TO_FINISH = Duration.ofSeconds(5);

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    private final CheckAccess step;

    /** As the runtime starts it. */
    public AccessCheckHandler() {
        this(System.getenv());
        Priming.prime(new Environment(System.getenv()));
    }

    /** With another environment than this process's. */
    public AccessCheckHandler(Map<String, String> environment) {
        this(fromEnvironment(new Environment(environment), InstantSource.system()));
    }

    AccessCheckHandler(CheckAccess step) {
        this.step = step;
    }

    static CheckAccess fromEnvironment(Environment environment, InstantSource clock) {
        AccessCheckSettings settings = AccessCheckSettings.from(environment);
        AwsClients aws = AwsClients.from(environment);
        Secrets secrets =
                new Secrets(aws.build(SecretsManagerClient.builder(), "SECRETS_MANAGER"), clock);
        Supplier<ProviderCredentials> credentials =
                () -> secrets.read(settings.provider().secret(), ProviderCredentials.class);
        Supplier<AdminCredentials> admin =
                () -> secrets.read(settings.adminSecret(), AdminCredentials.class);
        DynamoDbClient dynamo = aws.build(DynamoDbClient.builder(), "DYNAMODB");
        URI provider = settings.provider().baseUrl();
        return new CheckAccess(
                new OpenAiVideoProvider(settings.provider(), credentials, clock),
                new AskAdmin(
                        new OpenAiAdmin(provider, settings.provider().timeout(), admin), admin),
                credentials,
                provider,
                settings.models(),
                new AccessReports(dynamo, settings.table()),
                new KeptMilestones(dynamo, settings.table()),
                new SubmitEvidence(dynamo, settings.table()),
                clock);
    }

    /**
     * @throws IllegalArgumentException if the input is not JSON
     */
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        requireJson(in.readAllBytes());
        Duration patience = patience(Duration.ofMillis(context.getRemainingTimeInMillis()));
        Json.write(out, AwsUnavailableException.named(() -> step.check(patience)));
    }

    private static Duration patience(Duration remaining) {
        Duration wanted = remaining.minus(TO_FINISH);
        return wanted.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : wanted;
    }

    private static void requireJson(byte[] input) {
        JsonNode tree;
        try {
            tree = Json.tree(input);
        } catch (IOException e) {
            throw new IllegalArgumentException("the input must be JSON, such as {}", e);
        }
        if (tree.isMissingNode()) {
            throw new IllegalArgumentException("the input is empty; it must be JSON, such as {}");
        }
    }
}

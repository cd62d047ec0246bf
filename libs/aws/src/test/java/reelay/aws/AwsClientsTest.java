package reelay.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.video.environment.BadEnvironmentException;
import reelay.video.environment.Environment;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class AwsClientsTest {

    private final AwsClients aws =
            clients(
                    Map.of(
                            "AWS_REGION", "eu-central-1",
                            "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                            "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:2"));

    @Test
    void makesAClientOnce() {
        assertThat(aws.dynamoDb()).isSameAs(aws.dynamoDb());
        assertThat(secretsManager()).isSameAs(secretsManager());
    }

    @Test
    void sendsEachClientToItsServicesEndpoint() {
        assertThat(endpointOf(aws.dynamoDb().serviceClientConfiguration().endpointOverride()))
                .isEqualTo("http://127.0.0.1:2");
        assertThat(endpointOf(secretsManager().serviceClientConfiguration().endpointOverride()))
                .isEqualTo("http://127.0.0.1:1");
        assertThat(aws.dynamoDb().serviceClientConfiguration().region())
                .isEqualTo(Region.EU_CENTRAL_1);
    }

    @Test
    void goesToAwsItselfUnlessToldOtherwise() {
        AwsClients deployed = clients(Map.of("AWS_REGION", "eu-central-1"));

        assertThat(deployed.dynamoDb().serviceClientConfiguration().endpointOverride()).isEmpty();
    }

    @Test
    void needsARegion() {
        assertThatThrownBy(() -> clients(Map.of()))
                .isInstanceOf(BadEnvironmentException.class)
                .hasMessageContaining("AWS_REGION is not set");
    }

    @Test
    void givesUpAServiceThatDoesNotAnswerInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            AwsClients hurried =
                    clients(
                                    Map.of(
                                            "AWS_REGION", "eu-west-1",
                                            "AWS_ACCESS_KEY_ID", "id",
                                            "AWS_SECRET_ACCESS_KEY", "secret",
                                            "AWS_ENDPOINT_URL",
                                                    "http://127.0.0.1:" + silent.getLocalPort()))
                            .within(Duration.ofMillis(200));

            assertThatThrownBy(() -> AwsUnavailableException.named(hurried.dynamoDb()::listTables))
                    .isInstanceOf(AwsUnavailableException.class)
                    .hasCauseInstanceOf(ApiCallTimeoutException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"on-demand, false", "snap-start, true"})
    void makesAClientWithItsFirstUseAndForASnapshotAtOnce(String start, boolean atOnce) {
        AtomicBoolean made = new AtomicBoolean();
        Supplier<SecretsManagerClient> client =
                clients(Map.of("AWS_REGION", "eu-west-1", "AWS_LAMBDA_INITIALIZATION_TYPE", start))
                        .client(
                                SecretsManagerClient.class,
                                "SECRETS_MANAGER",
                                () -> {
                                    made.set(true);
                                    return SecretsManagerClient.builder();
                                });

        assertThat(made.get()).isEqualTo(atOnce);
        assertThat(client.get()).isSameAs(client.get());
        assertThat(made).isTrue();
    }

    private SecretsManagerClient secretsManager() {
        return aws.client(
                        SecretsManagerClient.class,
                        "SECRETS_MANAGER",
                        SecretsManagerClient::builder)
                .get();
    }

    private static String endpointOf(Optional<URI> override) {
        return override.orElseThrow().toString();
    }

    private static AwsClients clients(Map<String, String> variables) {
        return AwsClients.from(new Environment(variables));
    }
}

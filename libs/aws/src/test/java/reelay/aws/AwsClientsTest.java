package reelay.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reelay.video.environment.BadEnvironmentException;
import reelay.video.environment.Environment;
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

    private SecretsManagerClient secretsManager() {
        return aws.client(
                SecretsManagerClient.class, "SECRETS_MANAGER", SecretsManagerClient::builder);
    }

    private static String endpointOf(Optional<URI> override) {
        return override.orElseThrow().toString();
    }

    private static AwsClients clients(Map<String, String> variables) {
        return AwsClients.from(new Environment(variables));
    }
}

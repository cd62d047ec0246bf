package reelay.local.aws.secretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

final class SecretsManagerEmulatorTest {

    private final Instant now = Instant.parse("2026-05-01T10:00:00Z");
    private final SecretsManagerEmulator emulator =
            SecretsManagerEmulator.start(0, Map.of("reelay/keys", "{\"a\":1}"), () -> now);
    private final SecretsManagerClient secrets =
            SecretsManagerClient.builder()
                    .endpointOverride(emulator.address())
                    .region(Region.US_EAST_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("local", "local")))
                    .httpClient(UrlConnectionHttpClient.create())
                    .build();

    @AfterEach
    void stop() {
        secrets.close();
        emulator.close();
    }

    @Test
    void givesAValueByNameAndByArn() {
        var byName = secrets.getSecretValue(b -> b.secretId("reelay/keys"));
        var byArn = secrets.getSecretValue(b -> b.secretId(byName.arn()));

        assertThat(byName.secretString()).isEqualTo("{\"a\":1}");
        assertThat(byName.createdDate()).isEqualTo(now);
        assertThat(byName.versionStages()).containsExactly("AWSCURRENT");
        assertThat(byArn.secretString()).isEqualTo("{\"a\":1}");
        assertThat(byArn.versionId()).isEqualTo(byName.versionId());
    }

    @Test
    void putsANewVersion() {
        String old = secrets.getSecretValue(b -> b.secretId("reelay/keys")).versionId();

        secrets.putSecretValue(b -> b.secretId("reelay/keys").secretString("new"));

        var current = secrets.getSecretValue(b -> b.secretId("reelay/keys"));
        assertThat(current.secretString()).isEqualTo("new");
        assertThat(current.versionId()).isNotEqualTo(old);
    }

    @Test
    void createsASecretOnce() {
        secrets.createSecret(b -> b.name("other").secretString("value"));

        assertThat(secrets.describeSecret(b -> b.secretId("other")).name()).isEqualTo("other");
        assertThatThrownBy(() -> secrets.createSecret(b -> b.name("other").secretString("x")))
                .isInstanceOf(ResourceExistsException.class);
    }

    @Test
    void saysThatASecretIsNotThere() {
        assertThatThrownBy(() -> secrets.getSecretValue(b -> b.secretId("missing")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void refusesByNameWhatItDoesNotDo() {
        assertThatThrownBy(() -> secrets.deleteSecret(b -> b.secretId("reelay/keys")))
                .isInstanceOf(SecretsManagerException.class)
                .hasMessageContaining("secretsmanager.DeleteSecret is not emulated locally");
        assertThatThrownBy(
                        () ->
                                secrets.getSecretValue(
                                        b -> b.secretId("reelay/keys").versionStage("AWSPREVIOUS")))
                .isInstanceOf(SecretsManagerException.class)
                .hasMessageContaining("AWSCURRENT");
    }

    @Test
    void neverPrintsAValue() {
        assertThat(new StoredSecret("name", "1", "hidden", now).toString())
                .doesNotContain("hidden");
    }
}

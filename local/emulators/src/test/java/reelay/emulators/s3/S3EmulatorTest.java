package reelay.emulators.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.emulators.http.PortTakenException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class S3EmulatorTest {

    @Test
    void keepsObjectsOverARestart(@TempDir Path directory) {
        try (S3Emulator emulator = S3Emulator.start(0, directory, "local", "secret");
                S3Client s3 = client(emulator, "secret")) {
            emulator.createBucket("films");
            emulator.createBucket("films");
            s3.putObject(b -> b.bucket("films").key("a/b"), RequestBody.fromString("kept"));
        }
        try (S3Emulator again = S3Emulator.start(0, directory, "local", "secret");
                S3Client s3 = client(again, "secret")) {
            again.createBucket("films");

            assertThat(s3.getObjectAsBytes(b -> b.bucket("films").key("a/b")).asUtf8String())
                    .isEqualTo("kept");
        }
    }

    @Test
    void refusesAWrongSecret(@TempDir Path directory) {
        try (S3Emulator emulator = S3Emulator.start(0, directory, "local", "secret");
                S3Client s3 = client(emulator, "guessed")) {
            assertThatThrownBy(s3::listBuckets)
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void namesAPortThatIsTaken(@TempDir Path directory) {
        try (S3Emulator first = S3Emulator.start(0, directory, "local", "secret")) {
            int port = first.address().getPort();

            assertThatThrownBy(() -> S3Emulator.start(port, directory, "local", "secret"))
                    .isInstanceOfSatisfying(
                            PortTakenException.class, e -> assertThat(e.port()).isEqualTo(port));
        }
    }

    private static S3Client client(S3Emulator emulator, String secret) {
        return S3Client.builder()
                .endpointOverride(emulator.address())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", secret)))
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}

package reelay.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.local.http.PortTakenException;
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

    @Test
    void answersBrowsersByTheRulesOfTheBucket(@TempDir Path directory) throws Exception {
        try (S3Emulator emulator = S3Emulator.start(0, directory, "local", "secret");
                S3Client s3 = client(emulator, "secret")) {
            emulator.createBucket("films");
            emulator.createBucket("others");
            emulator.allowOrigins(
                    "films",
                    new BucketCors(
                            List.of("https://app.test", "https://*.app.test"),
                            List.of("GET"),
                            List.of("range"),
                            List.of("etag"),
                            Duration.ofMinutes(5)));
            s3.putObject(b -> b.bucket("films").key("a"), RequestBody.fromString("kept"));

            HttpResponse<String> preflight =
                    send(emulator, "OPTIONS", "/films/a", "https://app.test", "Range");
            assertThat(preflight.statusCode()).isEqualTo(200);
            assertThat(header(preflight, "access-control-allow-origin"))
                    .isEqualTo("https://app.test");
            assertThat(header(preflight, "access-control-allow-headers")).isEqualTo("Range");
            assertThat(header(preflight, "access-control-max-age")).isEqualTo("300");
            assertThat(header(preflight, "access-control-expose-headers")).isEqualTo("etag");
            assertThat(
                            send(emulator, "OPTIONS", "/films/a", "https://x.app.test", "range")
                                    .statusCode())
                    .isEqualTo(200);
            assertThat(
                            List.of(
                                    send(emulator, "OPTIONS", "/films/a", "https://evil.test", ""),
                                    send(emulator, "OPTIONS", "/films/a", "https://app.test", "x"),
                                    send(emulator, "OPTIONS", "/others/a", "https://app.test", "")))
                    .allSatisfy(
                            refused -> {
                                assertThat(refused.statusCode()).isEqualTo(403);
                                assertThat(refused.body()).contains("AccessForbidden");
                                assertThat(header(refused, "access-control-allow-origin"))
                                        .isEmpty();
                            });
            // Unsigned, and so refused: a page may read even that.
            HttpResponse<String> get = send(emulator, "GET", "/films/a", "https://app.test", "");
            assertThat(get.statusCode()).isEqualTo(403);
            assertThat(header(get, "access-control-allow-origin")).isEqualTo("https://app.test");
            assertThat(
                            header(
                                    send(emulator, "GET", "/films/a", "https://evil.test", ""),
                                    "access-control-allow-origin"))
                    .isEmpty();
        }
    }

    private static HttpResponse<String> send(
            S3Emulator emulator, String method, String path, String origin, String header)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(emulator.address() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "GET");
        if (!header.isEmpty()) {
            request.header("Access-Control-Request-Headers", header);
        }
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
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

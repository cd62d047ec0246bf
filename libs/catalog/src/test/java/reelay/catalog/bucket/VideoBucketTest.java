package reelay.catalog.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.aws.AwsClients;
import reelay.catalog.CatalogFixture;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.environment.Environment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class VideoBucketTest {

    private static final VideoId ID = VideoId.random(new SplittableRandom(1));

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static CatalogFixture fixture;
    private static VideoBucket bucket;

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        bucket = fixture.bucket();
    }

    @AfterAll
    static void stop() {
        bucket.close();
        fixture.close();
    }

    @Test
    void readsAnObjectToItsEndWhoseLengthIsNotSaid() throws IOException {
        HttpServer s3 =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] video = new byte[100_000];
        s3.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(200, 0); // chunked
                        exchange.getResponseBody().write(video);
                    }
                });
        s3.start();
        var aws =
                AwsClients.from(
                        new Environment(
                                Map.of(
                                        "AWS_REGION",
                                        "us-east-1",
                                        "AWS_ENDPOINT_URL_S3",
                                        "http://127.0.0.1:" + s3.getAddress().getPort())));
        try (VideoBucket bucket = VideoBucket.of(aws, "videos");
                VideoBucket.FlowingObject object = bucket.open("videos/a.mp4").orElseThrow()) {
            assertThat(object.bytes()).isEmpty();
            assertThat(object.content().readAllBytes()).isEqualTo(video);
        } finally {
            s3.stop(0);
        }
    }

    @Test
    void givesBackAReferenceImage() {
        String key = ObjectKeys.referenceKey("alice", ID, "png");

        bucket.putReference(key, "image/png", "a picture".getBytes(UTF_8));

        assertThat(bucket.reference(key))
                .isEqualTo(
                        new VideoBucket.StoredImage(
                                "image/png", ByteBuffer.wrap("a picture".getBytes(UTF_8))));
    }

    @Test
    void linksToAVideoWithItsTypeAndName() throws Exception {
        String key = ObjectKeys.videoKey("alice", ID, VideoFormat.MP4);
        bucket.putReference(key, "video/mp4", "a video".getBytes(UTF_8));

        HttpResponse<String> answer =
                get(bucket.link(key, VideoFormat.MP4, "hug", Duration.ofMinutes(5)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("a video");
        assertThat(answer.headers().firstValue("content-type")).contains("video/mp4");
        Optional<String> disposition = answer.headers().firstValue("content-disposition");
        assumeTrue(
                disposition.isPresent() || !fixture.elsewhere(),
                "this S3 leaves response-content-disposition out");
        assertThat(disposition).contains("inline; filename=\"hug.mp4\"");
    }

    @ParameterizedTest
    @CsvSource({"PT20M, PT20M", "PT3H, PT1H", "PT-1S, PT1S"})
    void aLinkEndsWithTheCredentialsThatSignIt(Duration left, Duration lifetime) {
        AwsSessionCredentials session =
                AwsSessionCredentials.builder()
                        .accessKeyId("A")
                        .secretAccessKey("b")
                        .sessionToken("c")
                        .expirationTime(NOW.plus(left))
                        .build();

        assertThat(signedBy(session).linkLifetime(Duration.ofHours(1), NOW)).isEqualTo(lifetime);
    }

    @Test
    void aSessionWhoseEndIsNotToldLastsAnHour() {
        AwsCredentials session = AwsSessionCredentials.create("A", "b", "c");

        assertThat(signedBy(session).linkLifetime(Duration.ofHours(12), NOW))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aKeyOfSomebodysOwnHasNoEnd() {
        assertThat(
                        signedBy(AwsBasicCredentials.create("A", "b"))
                                .linkLifetime(Duration.ofHours(12), NOW))
                .isEqualTo(Duration.ofHours(12));
    }

    private static VideoBucket signedBy(AwsCredentials credentials) {
        StaticCredentialsProvider signer = StaticCredentialsProvider.create(credentials);
        return new VideoBucket(
                fixture.s3(),
                S3Presigner.builder().region(Region.US_EAST_1).credentialsProvider(signer).build(),
                signer,
                fixture.bucketName());
    }

    /** The lifecycle rule looks at expiring/ alone. */
    @Test
    void keepsVideosThatEndApartFromThoseThatDoNot() {
        Video kept = fixture.queuedVideo();
        Video ending =
                Video.queued(
                        kept.id(),
                        kept.owner(),
                        kept.request(),
                        kept.requestHash(),
                        kept.referenceKey(),
                        kept.createdAt(),
                        Optional.of(kept.createdAt().plus(Duration.ofDays(7))));
        String name = kept.owner() + "/" + kept.id() + ".mp4";

        assertThat(ObjectKeys.videoKey(kept, VideoFormat.MP4)).isEqualTo("videos/" + name);
        assertThat(ObjectKeys.videoKey(ending, VideoFormat.MP4)).isEqualTo("expiring/" + name);
        String poster = kept.owner() + "/" + kept.id() + ".poster";
        assertThat(ObjectKeys.posterKey(kept)).isEqualTo("videos/" + poster);
        assertThat(ObjectKeys.posterKey(ending)).isEqualTo("expiring/" + poster);
        assertThat(ObjectKeys.videoKeys(kept.owner(), kept.id()))
                .contains(
                        "videos/" + name,
                        "expiring/" + name,
                        "videos/" + poster,
                        "expiring/" + poster);
    }

    @Test
    void readsSomeBytesOfAnObject() {
        String key = ObjectKeys.videoKey("carol", ID, VideoFormat.MP4);
        bucket.putReference(key, "video/mp4", "a whole film".getBytes(UTF_8));

        assertThat(bucket.bytes(key, 2, 5)).isEqualTo("whole".getBytes(UTF_8));
    }

    /** Without the right to list the bucket, S3 says 403 of what is not there. */
    @Test
    void takesNoOtherTroubleForAnObjectThatIsGone() {
        try (PlayedS3 s3 = new PlayedS3(403, () -> {});
                VideoBucket closed = s3.bucket()) {
            assertThat(closed.open("videos/a.mp4")).isEmpty();
        }
        try (PlayedS3 s3 = new PlayedS3(400, () -> {});
                VideoBucket odd = s3.bucket()) {
            assertThatThrownBy(() -> odd.open("videos/a.mp4")).isInstanceOf(S3Exception.class);
        }
    }

    @Test
    void removesObjectsAndMindsNoneThatAreGone() throws Exception {
        String key = ObjectKeys.videoKey("bob", ID, VideoFormat.MP4);
        bucket.putReference(key, "video/mp4", "a video".getBytes(UTF_8));

        bucket.delete(key);
        bucket.delete(key);

        // S3 says 403 instead to those who may not list the bucket, as our functions may not.
        assertThat(get(bucket.link(key, VideoFormat.MP4, "x", Duration.ofMinutes(5))).statusCode())
                .isIn(403, 404);
    }

    private static HttpResponse<String> get(URI link) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}

package reelay.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * What Reelay asks of S3. Runs against the emulator, or against whatever AWS_ENDPOINT_URL names,
 * with the credentials of the environment.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class S3ContractTest {

    /** Smallest upload part S3 takes, in bytes, the last one aside. */
    private static final int SMALLEST_PART = 5 * 1024 * 1024;

    private static final String KEY = "videos/mine/video_1.mp4";

    private final HttpClient browser = HttpClient.newHttpClient();
    private final Optional<String> elsewhere =
            Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL"));
    private S3Emulator emulator;
    private S3Client s3;
    private S3Presigner presigner;
    private String bucket;

    @BeforeAll
    void connect(@TempDir Path directory) {
        URI address;
        AwsCredentialsProvider credentials;
        if (elsewhere.isPresent()) {
            address = URI.create(elsewhere.get());
            credentials = DefaultCredentialsProvider.builder().build();
        } else {
            emulator = S3Emulator.start(0, directory, "local", "local-secret");
            address = emulator.address();
            credentials =
                    StaticCredentialsProvider.create(
                            AwsBasicCredentials.create("local", "local-secret"));
        }
        s3 =
                S3Client.builder()
                        .endpointOverride(address)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials)
                        .forcePathStyle(true)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
        presigner =
                S3Presigner.builder()
                        .endpointOverride(address)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials)
                        .serviceConfiguration(
                                S3Configuration.builder().pathStyleAccessEnabled(true).build())
                        .build();
    }

    @AfterAll
    void disconnect() {
        presigner.close();
        s3.close();
        if (emulator != null) {
            emulator.close();
        }
    }

    @BeforeEach
    void makeBucket() {
        bucket = "contract-" + UUID.randomUUID();
        s3.createBucket(b -> b.bucket(bucket));
    }

    @AfterEach
    void removeBucket() {
        for (MultipartUpload upload : openUploads()) {
            s3.abortMultipartUpload(
                    b -> b.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
        }
        for (S3Object object : s3.listObjectsV2(b -> b.bucket(bucket)).contents()) {
            s3.deleteObject(b -> b.bucket(bucket).key(object.key()));
        }
        s3.deleteBucket(b -> b.bucket(bucket));
    }

    @Test
    void givesBackWhatWasPut() {
        s3.putObject(
                b -> b.bucket(bucket).key(KEY).contentType("video/mp4"),
                RequestBody.fromString("the film"));

        ResponseBytes<GetObjectResponse> object =
                s3.getObjectAsBytes(b -> b.bucket(bucket).key(KEY));

        assertThat(object.asUtf8String()).isEqualTo("the film");
        assertThat(object.response().contentType()).isEqualTo("video/mp4");
        assertThat(object.response().contentLength()).isEqualTo(8);
    }

    @Test
    void tellsAboutAnObjectWithoutSendingIt() {
        s3.putObject(
                b -> b.bucket(bucket).key(KEY).metadata(Map.of("sha256", "abc")),
                RequestBody.fromString("the film"));

        var head = s3.headObject(b -> b.bucket(bucket).key(KEY));

        assertThat(head.contentLength()).isEqualTo(8);
        assertThat(head.metadata()).containsEntry("sha256", "abc");
        assertThat(head.eTag()).isNotBlank();
    }

    @Test
    void saysThatAnObjectIsNotThere() {
        assertThatThrownBy(() -> s3.headObject(b -> b.bucket(bucket).key(KEY)))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.getObjectAsBytes(b -> b.bucket(bucket).key(KEY)))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void deletesAndDoesNotMindDeletingTwice() {
        put("the film");

        s3.deleteObject(b -> b.bucket(bucket).key(KEY));
        s3.deleteObject(b -> b.bucket(bucket).key(KEY));

        assertThat(s3.listObjectsV2(b -> b.bucket(bucket)).contents()).isEmpty();
    }

    @Test
    void listsByPrefix() {
        put("the film");

        assertThat(s3.listObjectsV2(b -> b.bucket(bucket).prefix("videos/mine/")).contents())
                .extracting(S3Object::key)
                .containsExactly(KEY);
        assertThat(s3.listObjectsV2(b -> b.bucket(bucket).prefix("videos/other/")).contents())
                .isEmpty();
    }

    @Test
    void givesAPartOfAnObject() {
        put("0123456789");

        var part = s3.getObjectAsBytes(b -> b.bucket(bucket).key(KEY).range("bytes=2-4"));

        assertThat(part.asUtf8String()).isEqualTo("234");
        assertThat(part.response().contentRange()).isEqualTo("bytes 2-4/10");
    }

    @Test
    void refusesARangeBehindTheEnd() {
        put("0123456789");

        assertStatus(
                416, () -> s3.getObjectAsBytes(b -> b.bucket(bucket).key(KEY).range("bytes=10-")));
    }

    @Test
    void makesAnObjectOnlyOnceWhenAskedTo() {
        s3.putObject(
                b -> b.bucket(bucket).key(KEY).ifNoneMatch("*"), RequestBody.fromString("first"));

        assertStatus(
                412,
                () ->
                        s3.putObject(
                                b -> b.bucket(bucket).key(KEY).ifNoneMatch("*"),
                                RequestBody.fromString("second")));
        assertThat(content()).isEqualTo("first");
    }

    @Test
    void joinsThePartsOfAnUpload() {
        byte[] first = new byte[SMALLEST_PART];
        new Random(7).nextBytes(first);
        byte[] second = "the end".getBytes(StandardCharsets.UTF_8);

        String upload = createUpload();
        CompletedPart one = uploadPart(upload, 1, first);
        CompletedPart two = uploadPart(upload, 2, second);
        complete(upload, one, two);

        var object = s3.getObjectAsBytes(b -> b.bucket(bucket).key(KEY));
        assertThat(object.asByteArray()).hasSize(first.length + second.length);
        assertThat(object.asByteArray()).startsWith(first).endsWith(second);
        assertThat(object.response().contentType()).isEqualTo("video/mp4");
        assertThat(openUploads()).isEmpty();
    }

    @Test
    void completesAnUploadOnlyOntoAFreeKeyWhenAskedTo() {
        put("first");

        String upload = createUpload();
        CompletedPart part = uploadPart(upload, 1, "second".getBytes(StandardCharsets.UTF_8));

        assertStatus(412, () -> completeOnce(upload, part));
        assertThat(content()).isEqualTo("first");
    }

    @Test
    void completesAnUploadOntoAFreeKeyUnderThatCondition() {
        String upload = createUpload();

        completeOnce(upload, uploadPart(upload, 1, "the film".getBytes(StandardCharsets.UTF_8)));

        assertThat(content()).isEqualTo("the film");
    }

    @Test
    void listsUnfinishedUploadsUntilTheyAreAborted() {
        String upload = createUpload();
        uploadPart(upload, 1, "some".getBytes(StandardCharsets.UTF_8));

        assertThat(openUploads()).extracting(MultipartUpload::uploadId).containsExactly(upload);
        s3.abortMultipartUpload(b -> b.bucket(bucket).key(KEY).uploadId(upload));

        assertThat(openUploads()).isEmpty();
    }

    @Test
    void aPresignedLinkNeedsNoKey() throws Exception {
        put("the film");

        HttpResponse<String> answer = open(link(Duration.ofMinutes(5)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("the film");
    }

    @Test
    void aPresignedLinkServesARange() throws Exception {
        put("0123456789");

        HttpResponse<String> answer = open(link(Duration.ofMinutes(5)), "Range", "bytes=0-3");

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("0123");
    }

    @Test
    void aPresignedLinkSaysHowToSaveTheFile() throws Exception {
        put("the film");
        URI link =
                presigner
                        .presignGetObject(
                                p ->
                                        p.signatureDuration(Duration.ofMinutes(5))
                                                .getObjectRequest(
                                                        g ->
                                                                g.bucket(bucket)
                                                                        .key(KEY)
                                                                        .responseContentType(
                                                                                "video/mp4")
                                                                        .responseContentDisposition(
                                                                                "attachment;"
                                                                                        + " filename=\"film.mp4\"")))
                        .url()
                        .toURI();

        HttpResponse<String> answer = open(link);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("video/mp4");
        assertThat(answer.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"film.mp4\"");
    }

    @Test
    void aChangedLinkIsRefused() throws Exception {
        put("the film");
        s3.putObject(b -> b.bucket(bucket).key("other"), RequestBody.fromString("not yours"));

        String link = link(Duration.ofMinutes(5)).toString();
        HttpResponse<String> answer = open(URI.create(link.replace(KEY, "other")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aPageOfAnotherOriginMayPlayALinkAndNotReadIt() throws Exception {
        assumeTrue(elsewhere.isEmpty(), "elsewhere the bucket's own CORS rules decide");
        put("the film");

        HttpResponse<String> answer =
                open(link(Duration.ofMinutes(5)), "Origin", "http://127.0.0.1:3000");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void refusesALinkThatComesWithAKeyAsWell() throws Exception {
        put("the film");

        for (String key : List.of("Bearer rl-0123", "Basic YTpi", "anything")) {
            HttpResponse<String> answer = open(link(Duration.ofMinutes(5)), "Authorization", key);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("content-type")).hasValue("application/xml");
            assertThat(answer.body())
                    .contains("<Code>InvalidArgument</Code>", "Only one auth mechanism allowed");
        }
    }

    private void put(String text) {
        s3.putObject(b -> b.bucket(bucket).key(KEY), RequestBody.fromString(text));
    }

    private String content() {
        return s3.getObjectAsBytes(b -> b.bucket(bucket).key(KEY)).asUtf8String();
    }

    private List<MultipartUpload> openUploads() {
        return s3.listMultipartUploads(b -> b.bucket(bucket)).uploads();
    }

    private String createUpload() {
        return s3.createMultipartUpload(b -> b.bucket(bucket).key(KEY).contentType("video/mp4"))
                .uploadId();
    }

    private CompletedPart uploadPart(String upload, int number, byte[] bytes) {
        String etag =
                s3.uploadPart(
                                b -> b.bucket(bucket).key(KEY).uploadId(upload).partNumber(number),
                                RequestBody.fromBytes(bytes))
                        .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private void complete(String upload, CompletedPart... parts) {
        s3.completeMultipartUpload(
                b ->
                        b.bucket(bucket)
                                .key(KEY)
                                .uploadId(upload)
                                .multipartUpload(m -> m.parts(Arrays.asList(parts))));
    }

    private void completeOnce(String upload, CompletedPart part) {
        s3.completeMultipartUpload(
                b ->
                        b.bucket(bucket)
                                .key(KEY)
                                .uploadId(upload)
                                .ifNoneMatch("*")
                                .multipartUpload(m -> m.parts(part)));
    }

    private URI link(Duration lifetime) {
        return URI.create(
                presigner
                        .presignGetObject(
                                p ->
                                        p.signatureDuration(lifetime)
                                                .getObjectRequest(g -> g.bucket(bucket).key(KEY)))
                        .url()
                        .toString());
    }

    private HttpResponse<String> open(URI link, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(link);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertStatus(int status, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(status));
    }
}

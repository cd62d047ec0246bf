package reelay.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.aws.AwsClients;
import reelay.catalog.CatalogFixture;
import reelay.catalog.bucket.ObjectUpload;
import reelay.catalog.bucket.VideoBucket;
import reelay.media.SmallVideos;
import reelay.provider.VideoProviders;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.Video;
import reelay.video.environment.Environment;
import reelay.video.metric.Metrics;
import reelay.video.step.StepInput;
import reelay.video.step.StoreOutcome;

/** An S3 that another writer of the same object keeps from finishing ours (409, S3 user guide). */
class ConflictTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final Metrics METRICS = new Metrics("Reelay/test", InstantSource.fixed(NOW));

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {SmallVideos.SHORTEST, ObjectUpload.PART + 1})
    void comesBackWhenAnotherStoreWritesTheSameObject(int length) throws IOException {
        HttpServer s3 =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        s3.createContext("/", this::answer);
        s3.start();
        try (CatalogFixture fixture = CatalogFixture.start()) {
            Map<String, String> environment = fixture.environment();
            environment.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + s3.getAddress().getPort());
            Video video = fixture.queuedVideo();
            fixture.catalog().recordJob(video.id(), new Job("job-1", "scripted", NOW));

            StoreOutcome outcome;
            try (VideoBucket bucket =
                    VideoBucket.of(
                            AwsClients.from(new Environment(environment)),
                            environment.get("VIDEOS_BUCKET"))) {
                outcome =
                        new StoreVideo(
                                        fixture.catalog(),
                                        bucket,
                                        VideoProviders.only(
                                                new ContentServer(SmallVideos.mp4(length))),
                                        METRICS,
                                        InstantSource.fixed(NOW))
                                .store(new StepInput(video.id()), NOW.plusSeconds(900));
            }

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            StoreOutcome.NotYet.class,
                            notYet -> {
                                assertThat(notYet.failure().code())
                                        .isEqualTo(FailureCode.DOWNLOAD_BROKEN);
                                assertThat(notYet.failure().message())
                                        .contains("another store is writing the same object");
                            });
            boolean inParts = length > ObjectUpload.PART;
            assertThat(asked.getLast()).isEqualTo(inParts ? "DELETE" : "PUT");
        } finally {
            s3.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod());
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        boolean part = query.contains("partNumber");
        boolean start = query.startsWith("uploads");
        int status = part || start ? 200 : exchange.getRequestMethod().equals("DELETE") ? 204 : 409;
        String body =
                start
                        ? "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"
                        : part || status == 204
                                ? ""
                                : "<Error><Code>ConditionalRequestConflict</Code><Message>now</Message></Error>";
        exchange.getResponseHeaders().add("ETag", "\"e\"");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

package reelay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoCatalog;
import reelay.catalog.bucket.ObjectKeys;
import reelay.catalog.bucket.ObjectUpload;
import reelay.catalog.bucket.VideoBucket;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.VideoProviders;
import reelay.video.Job;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoStatus;
import reelay.video.metric.Metrics;
import reelay.video.step.StepInput;
import reelay.video.step.StoreOutcome;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table and a bucket, and videos that are stored in them. */
abstract class StoredVideos {

    static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    static final Metrics METRICS = new Metrics("Reelay/test", InstantSource.fixed(NOW));
    static final int PARTS = 2 * ObjectUpload.PART + 12_345;
    static CatalogFixture fixture;
    static VideoCatalog catalog;
    static VideoBucket bucket;

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        catalog = fixture.catalog();
        bucket = fixture.bucket();
    }

    @AfterAll
    static void stop() {
        bucket.close();
        fixture.close();
    }

    @AfterEach
    void leavesNoUploadOpen() {
        assertThat(
                        fixture.s3()
                                .listMultipartUploads(list -> list.bucket(fixture.bucketName()))
                                .uploads())
                .isEmpty();
    }

    static StoreOutcome store(Video video, ContentServer server) {
        return store(video, server, NOW.plusSeconds(900));
    }

    static StoreOutcome store(Video video, ContentServer server, Instant end) {
        return step(server).store(new StepInput(video.id()), end);
    }

    static StoreVideo step(ContentServer server) {
        return new StoreVideo(
                catalog, bucket, VideoProviders.only(server), METRICS, InstantSource.fixed(NOW));
    }

    static Video submitted() {
        Video video = fixture.queuedVideo();
        catalog.recordJob(video.id(), new Job("job-" + video.id(), "scripted", NOW));
        return video;
    }

    static void fail(VideoId id) {
        fixture.dynamoDb()
                .updateItem(
                        update ->
                                update.tableName(fixture.environment().get("VIDEOS_TABLE"))
                                        .key(Map.of("id", AttributeValue.fromS(id.value())))
                                        .updateExpression(
                                                "SET #status = :failed, error_code = :failed,"
                                                        + " error_message = :failed")
                                        .expressionAttributeNames(Map.of("#status", "status"))
                                        .expressionAttributeValues(
                                                Map.of(":failed", AttributeValue.fromS("failed"))));
    }

    static void assertNothingStored(Video video) {
        assertThat(objects(video)).isZero();
        assertThat(now(video).status()).isEqualTo(VideoStatus.IN_PROGRESS);
    }

    static long objects(Video video) {
        return fixture.s3()
                .listObjectsV2(
                        list ->
                                list.bucket(fixture.bucketName())
                                        .prefix(key(video).replace("mp4", "")))
                .contents()
                .size();
    }

    static byte[] object(Video video) {
        return fixture.s3()
                .getObjectAsBytes(get -> get.bucket(fixture.bucketName()).key(key(video)))
                .asByteArray();
    }

    static String key(Video video) {
        return ObjectKeys.videoKey(video.owner(), video.id(), VideoFormat.MP4);
    }

    static Video now(Video video) {
        return catalog.find(video.id()).orElseThrow();
    }

    static ProviderError error(ProviderErrorKind kind, Optional<Duration> retryAfter) {
        return new ProviderError(
                kind, OptionalInt.of(404), Optional.empty(), "text", retryAfter, Optional.empty());
    }
}

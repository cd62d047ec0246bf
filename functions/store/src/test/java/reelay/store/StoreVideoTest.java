package reelay.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static reelay.media.SmallVideos.file;
import static reelay.media.SmallVideos.mp4;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.catalog.CatalogFixture;
import reelay.catalog.bucket.ObjectKeys;
import reelay.catalog.bucket.ObjectUpload;
import reelay.media.MediaFinding;
import reelay.media.SmallVideos;
import reelay.media.VideoCheck;
import reelay.provider.ContentAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.VideoProviders;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.ResultLink;
import reelay.video.Sha256;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoSize;
import reelay.video.VideoState;
import reelay.video.step.StepInput;
import reelay.video.step.StoreOutcome;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class StoreVideoTest extends StoredVideos {

    @ParameterizedTest
    @ValueSource(
            ints = {SmallVideos.SHORTEST, 100_000, ObjectUpload.PART - 1, ObjectUpload.PART, PARTS})
    void storesAVideoOfAnyLengthAndCompletesItsItem(int length) {
        Video video = submitted();
        byte[] bytes = mp4(length);

        assertThat(store(video, new ContentServer(bytes)))
                .isEqualTo(new StoreOutcome.Stored(key(video), length));

        assertThat(object(video)).isEqualTo(bytes);
        Video completed = now(video);
        assertThat(completed.state())
                .asInstanceOf(type(VideoState.Completed.class))
                .extracting(VideoState.Completed::completedAt)
                .isEqualTo(NOW);
        assertThat(completed.stored())
                .contains(
                        new StoredVideo(
                                key(video),
                                length,
                                Sha256.hex(bytes),
                                VideoFormat.MP4,
                                Duration.ofMillis(SmallVideos.MILLISECONDS),
                                new VideoSize(720, 1280)));
    }

    /** Of a long video it is read back from the bucket; here what follows makes it long. */
    @ParameterizedTest
    @CsvSource({
        "h264-moov-first.mp4,      0",
        "h264-moov-last.mp4,       0",
        "h264-fragmented-mfra.mp4, 0",
        "h264-moov-first.mp4,      10000000",
    })
    void keepsTheFirstPictureAsAFilmOfItsOwn(String name, int following) {
        Video video = submitted();
        byte[] whole = followedBy(following, SmallVideos.file(name));

        store(video, new ContentServer(whole));

        String key = now(video).stored().map(StoredVideo::posterKey).orElseThrow();
        assertThat(key).isEqualTo("videos/" + video.owner() + "/" + video.id() + ".poster");
        byte[] film =
                fixture.s3()
                        .getObjectAsBytes(get -> get.bucket(fixture.bucketName()).key(key))
                        .asByteArray();
        VideoCheck check = new VideoCheck();
        check.take(film, 0, film.length);
        assertThat(check.end()).isInstanceOf(MediaFinding.Whole.class);
        assertThat(check.header().size()).contains(new VideoSize(64, 64));
        assertThat(film).hasSizeLessThan(whole.length);
    }

    /** The file with so many bytes behind it, in a box that nobody reads. */
    private static byte[] followedBy(int bytes, byte[] file) {
        ByteBuffer longer = ByteBuffer.allocate(file.length + bytes).put(file);
        if (bytes > 0) {
            longer.putInt(bytes).put("free".getBytes(UTF_8));
        }
        return longer.array();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void storesTheResultThatCameWithTheSubmit(boolean named) {
        Video video = fixture.queuedVideo();
        catalog.recordJob(
                video.id(),
                new Job(
                        named ? "job-" + video.id() : Job.unnamed(video.id()),
                        "scripted",
                        NOW,
                        Optional.of(new ResultLink(URI.create("https://cdn.test/v.mp4")))));
        byte[] bytes = mp4(PARTS);
        ContentServer server =
                new ContentServer(bytes)
                        .breaksAfter(1000)
                        .knowsNoJob(
                                new ContentAnswer.NotNow(
                                        error(ProviderErrorKind.NOT_READY, Optional.empty())));

        assertThat(store(video, server)).isInstanceOf(StoreOutcome.Stored.class);

        assertThat(object(video)).isEqualTo(bytes);
        assertThat(server.opened).containsExactly(0L, 1000L);
    }

    @Test
    void keepsTheMediaTypeWithTheObject() {
        Video video = submitted();
        store(video, new ContentServer(mp4(PARTS)));

        HeadObjectResponse head =
                fixture.s3().headObject(it -> it.bucket(fixture.bucketName()).key(key(video)));

        assertThat(head.contentType()).isEqualTo("video/mp4");
    }

    @Test
    void putsAVideoThatEndsWhereTheBucketRemovesIt() {
        Video video = submitted();
        long end = NOW.plus(Duration.ofDays(7)).getEpochSecond();
        fixture.dynamoDb()
                .updateItem(
                        update ->
                                update.tableName(fixture.environment().get("VIDEOS_TABLE"))
                                        .key(Map.of("id", AttributeValue.fromS(video.id().value())))
                                        .updateExpression("SET expires_at = :end")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":end",
                                                        AttributeValue.fromN(Long.toString(end)))));

        store(video, new ContentServer(mp4(PARTS)));

        assertThat(now(video).stored().orElseThrow().objectKey()).startsWith("expiring/");
    }

    @Test
    void changesNothingWhenItRunsTwice() {
        Video video = submitted();
        store(video, new ContentServer(mp4(1000)));
        Video completed = now(video);
        ContentServer second = new ContentServer(mp4(2000));

        assertThat(store(video, second)).isEqualTo(new StoreOutcome.Stored(key(video), 1000));

        assertThat(second.opened).isEmpty();
        assertThat(now(video)).isEqualTo(completed);
    }

    @ParameterizedTest
    @CsvSource({
        "h264-moov-last.mp4, MP4",
        "h264.mov, QUICKTIME",
        "vp9.webm, WEBM",
        "h264.mkv, WEBM"
    })
    void keepsAVideoAsWhatItsBytesAre(String name, VideoFormat format) {
        Video video = submitted();
        String key = ObjectKeys.videoKey(video.owner(), video.id(), format);

        assertThat(store(video, new ContentServer(file(name))))
                .isInstanceOfSatisfying(
                        StoreOutcome.Stored.class,
                        stored -> assertThat(stored.objectKey()).isEqualTo(key));

        StoredVideo stored = now(video).stored().orElseThrow();
        assertThat(stored.format()).isEqualTo(format);
        assertThat(stored.size()).isEqualTo(new VideoSize(64, 64));
        assertThat(fixture.s3().headObject(it -> it.bucket(fixture.bucketName()).key(key)))
                .extracting(HeadObjectResponse::contentType)
                .isEqualTo(format.contentType());
    }

    @Test
    void removesItsObjectWhenAnotherStoreKeptOneOfAnotherFormat() {
        Video video = submitted();
        ContentServer server =
                new ContentServer(file("vp9.webm"))
                        .meanwhile(() -> store(video, new ContentServer(mp4(1000))));

        assertThat(store(video, server)).isEqualTo(new StoreOutcome.Stored(key(video), 1000));

        assertThat(objects(video)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, PARTS})
    void takesTheObjectAnEarlierTryLeft(int length) {
        Video video = submitted();
        byte[] earlier = mp4(777);
        fixture.s3()
                .putObject(
                        put -> put.bucket(fixture.bucketName()).key(key(video)),
                        RequestBody.fromBytes(earlier));

        assertThat(store(video, new ContentServer(mp4(length))))
                .isEqualTo(new StoreOutcome.Stored(key(video), 777));

        assertThat(now(video).stored())
                .contains(
                        new StoredVideo(
                                key(video),
                                777,
                                Sha256.hex(earlier),
                                VideoFormat.MP4,
                                Duration.ofMillis(SmallVideos.MILLISECONDS),
                                new VideoSize(720, 1280)));
        assertThat(object(video)).isEqualTo(earlier);
    }

    @Test
    void removesTheObjectOfAVideoThatWasDeletedMeanwhile() {
        Video video = submitted();
        ContentServer server =
                new ContentServer(mp4(1000)).meanwhile(() -> catalog.delete(video.id()));

        assertThat(store(video, server)).isEqualTo(new StoreOutcome.AlreadyFinal());
        assertThat(objects(video)).isZero();
    }

    @Test
    void removesTheObjectOfAVideoThatFailedMeanwhile() {
        Video video = submitted();
        ContentServer server = new ContentServer(mp4(1000)).meanwhile(() -> fail(video.id()));

        assertThat(store(video, server)).isEqualTo(new StoreOutcome.AlreadyFinal());
        assertThat(objects(video)).isZero();
    }

    @Test
    void stopsInTimeToCleanUp() {
        Video video = submitted();

        assertThat(store(video, new ContentServer(mp4(PARTS)), NOW.plusSeconds(5)))
                .isInstanceOfSatisfying(
                        StoreOutcome.NotYet.class,
                        notYet -> assertThat(notYet.failure().message()).contains("time"));
        assertNothingStored(video);
    }

    @ParameterizedTest
    @CsvSource({"PT9S, PT9S", "PT0S, PT3S", "PT4M59S, PT4M59S", "PT5M, PT3S", ", PT3S"})
    void comesBackWhenTheProviderIsNotReady(Duration wish, Duration wait) {
        ProviderError notReady = error(ProviderErrorKind.NOT_READY, Optional.ofNullable(wish));

        assertThat(
                        store(
                                submitted(),
                                new ContentServer(mp4(1000))
                                        .answers(new ContentAnswer.NotNow(notReady))))
                .isInstanceOfSatisfying(
                        StoreOutcome.NotYet.class,
                        notYet -> assertThat(notYet.waitSeconds()).isEqualTo(wait));
    }

    /** What an execution is told stands in its history, which is nobody's to read. */
    @Test
    void tellsAnExecutionNoWordsOfTheProvider() {
        ProviderError said = error(ProviderErrorKind.NOT_FOUND, Optional.empty());
        for (ContentAnswer answer :
                List.of(new ContentAnswer.NotNow(said), new ContentAnswer.Refused(said))) {
            Video video = submitted();

            StoreOutcome told =
                    step(new ContentServer(mp4(1000)).answers(answer))
                            .answer(new StepInput(video.id()), NOW.plusSeconds(900));

            Failure failure =
                    told instanceof StoreOutcome.NotYet notYet
                            ? notYet.failure()
                            : ((StoreOutcome.Failed) told).failure();
            assertThat(failure).isEqualTo(failure.inGeneral());
            assertThat(
                            fixture.itemOf(video.id().value())
                                    .get("failure_messages")
                                    .m()
                                    .get(failure.code().word())
                                    .s())
                    .contains("text");
        }
        Video video = submitted();
        assertThat(
                        step(new ContentServer(mp4(1000)))
                                .answer(new StepInput(video.id()), NOW.plusSeconds(900)))
                .isInstanceOf(StoreOutcome.Stored.class);
    }

    @Test
    void failsWhenTheProviderWillNeverHandItOut() {
        ProviderError gone = error(ProviderErrorKind.NOT_FOUND, Optional.empty());

        assertThat(
                        store(
                                submitted(),
                                new ContentServer(mp4(1000))
                                        .answers(new ContentAnswer.Refused(gone))))
                .isInstanceOfSatisfying(
                        StoreOutcome.Failed.class,
                        failed ->
                                assertThat(failed.failure().code().word())
                                        .isEqualTo("content_refused"));
    }

    @Test
    void leavesThePromptOutOfTheProvidersWords() {
        Video video = submitted();
        ProviderError echo =
                new ProviderError(
                        ProviderErrorKind.MODERATION_BLOCKED,
                        OptionalInt.of(400),
                        Optional.empty(),
                        "Not for this: " + video.request().prompt().text(),
                        Optional.empty(),
                        Optional.empty());

        StoreOutcome refused =
                store(video, new ContentServer(mp4(1000)).answers(new ContentAnswer.Refused(echo)));
        StoreOutcome notNow =
                store(video, new ContentServer(mp4(1000)).answers(new ContentAnswer.NotNow(echo)));

        assertThat(((StoreOutcome.Failed) refused).failure().message())
                .endsWith("Not for this: [prompt]");
        assertThat(((StoreOutcome.NotYet) notNow).failure().message())
                .endsWith("Not for this: [prompt]");
    }

    @Test
    void doesNothingForAVideoThatFailedOrIsGone() {
        Video failed = submitted();
        fail(failed.id());
        ContentServer server = new ContentServer(mp4(1000));

        assertThat(store(failed, server)).isEqualTo(new StoreOutcome.AlreadyFinal());
        assertThat(store(CatalogFixture.video("nobody", NOW), server))
                .isEqualTo(new StoreOutcome.AlreadyFinal());
        assertThat(server.opened).isEmpty();
    }

    @Test
    void waitsForAVideoWhoseProviderTheDeploymentNamesNoMore() {
        Video video = submitted();
        VideoProviders others =
                new VideoProviders(
                        _ -> Optional.empty(),
                        _ -> List.of(),
                        new ContentServer(mp4(SmallVideos.SHORTEST)));

        assertThat(
                        new StoreVideo(catalog, bucket, others, METRICS, InstantSource.fixed(NOW))
                                .store(new StepInput(video.id()), NOW.plusSeconds(600)))
                .isInstanceOfSatisfying(
                        StoreOutcome.NotYet.class,
                        notYet -> {
                            assertThat(notYet.failure().code())
                                    .isEqualTo(FailureCode.CONTENT_UNAVAILABLE);
                            assertThat(notYet.failure().message())
                                    .contains("Providers does not name any more. Put ");
                        });
    }
}

package reelay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.media.SmallVideos.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.catalog.bucket.ObjectKeys;
import reelay.media.FirstPicture;
import reelay.media.SmallVideos;
import reelay.provider.UnaskedProvider;
import reelay.video.Job;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.step.StoreOutcome;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

class PostersTest extends StoredVideos {

    private static final byte[] MP4 = SmallVideos.file("h264-moov-first.mp4");

    /** The video is paid for and stored: what it cannot be shown with is no reason to fail it. */
    @Test
    void keepsAVideoWhosePictureCannotBeReadBack() {
        Video video = fixture.queuedVideo();
        String key = ObjectKeys.videoKey(video, VideoFormat.MP4);
        fixture.s3()
                .putObject(
                        put -> put.bucket(fixture.bucketName()).key(key),
                        RequestBody.fromString("short"));
        StoredVideo stored = new StoredVideo(key, 5, "0".repeat(64), VideoFormat.MP4, null, null);
        FirstPicture picture = new FirstPicture(2, 100, ByteBuffer.allocate(8));
        Instant now = Instant.now();

        StoredVideo kept =
                new Posters(bucket, () -> now)
                        .keep(
                                video,
                                new ObjectWriter.Written(
                                        stored, Optional.of(picture), Optional.empty()),
                                new FinishedJob(
                                        new UnaskedProvider() {
                                            @Override
                                            public Optional<byte[]> thumbnail(String jobId) {
                                                return Optional.empty();
                                            }
                                        },
                                        new Job("job", "scripted", now)),
                                now.plus(Duration.ofMinutes(5)));

        assertThat(kept).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u0089PNG\r\n\u001a\nrest', image/png",
        "'\u00ff\u00d8\u00ffrest',      image/jpeg",
        "'RIFF....WEBPrest',          image/webp",
    })
    void keepsTheThumbnailOfItsProviderAsWhatItsBytesAre(String thumbnail, String type) {
        Video video = submitted();
        byte[] image = thumbnail.getBytes(StandardCharsets.ISO_8859_1);

        store(video, new ContentServer(MP4).showing(image));

        StoredVideo stored = now(video).stored().orElseThrow();
        assertThat(stored.posterType()).isEqualTo(type);
        assertThat(stored.posterKey()).isEqualTo(ObjectKeys.posterKey(video));
        ResponseBytes<GetObjectResponse> kept =
                fixture.s3()
                        .getObjectAsBytes(
                                get -> get.bucket(fixture.bucketName()).key(stored.posterKey()));
        assertThat(kept.asByteArray()).isEqualTo(image);
        assertThat(kept.response().contentType()).isEqualTo(type);
    }

    /** What is needed comes first: the item is not written yet. */
    @Test
    void asksForNoThumbnailWithLittleTimeLeft() {
        Video video = fixture.queuedVideo();
        StoredVideo stored = new StoredVideo("k", 5, "0".repeat(64), VideoFormat.MP4, null, null);
        Instant now = Instant.now();
        UnaskedProvider provider =
                new UnaskedProvider() {
                    @Override
                    public Optional<byte[]> thumbnail(String jobId) {
                        throw new UnsupportedOperationException("there is no time for that");
                    }
                };

        StoredVideo kept =
                new Posters(bucket, () -> now)
                        .keep(
                                video,
                                new ObjectWriter.Written(
                                        stored, Optional.empty(), Optional.empty()),
                                new FinishedJob(provider, new Job("job", "scripted", now)),
                                now.plusSeconds(30));

        assertThat(kept).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", ""})
    void cutsOutTheFirstPictureWhereTheThumbnailIsNoneThatIsKept(String thumbnail) {
        Video video = submitted();

        store(
                video,
                new ContentServer(MP4).showing(thumbnail.getBytes(StandardCharsets.ISO_8859_1)));

        StoredVideo stored = now(video).stored().orElseThrow();
        assertThat(stored.posterType()).isNull();
        assertThat(stored.posterKey()).isEqualTo(ObjectKeys.posterKey(video));
    }

    @Test
    void leavesNoPictureOfAVideoThatWasDeletedMeanwhile() {
        Video video = submitted();
        ContentServer server =
                new ContentServer(file("h264-moov-first.mp4"))
                        .meanwhile(() -> catalog.delete(video.id()));

        assertThat(store(video, server)).isEqualTo(new StoreOutcome.AlreadyFinal());

        assertThat(objects(video)).isZero();
    }

    /** Both stores put it under the same key, so it is the other one's as well. */
    @Test
    void leavesThePictureToTheStoreThatWasFirst() {
        Video video = submitted();
        byte[] mp4 = file("h264-moov-first.mp4");
        ContentServer server =
                new ContentServer(file("h264.mov"))
                        .meanwhile(() -> store(video, new ContentServer(mp4)));

        assertThat(store(video, server)).isEqualTo(new StoreOutcome.Stored(key(video), mp4.length));

        assertThat(now(video).stored().orElseThrow().posterKey()).isNotNull();
        assertThat(objects(video)).isEqualTo(2);
    }
}

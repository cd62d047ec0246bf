package reelay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reelay.catalog.VideoBucket;
import reelay.media.FirstPicture;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import software.amazon.awssdk.core.sync.RequestBody;

class PostersTest extends StoredVideos {

    /** The video is paid for and stored: what it cannot be shown with is no reason to fail it. */
    @Test
    void keepsAVideoWhosePictureCannotBeReadBack() {
        Video video = fixture.queuedVideo();
        String key = VideoBucket.videoKey(video, VideoFormat.MP4);
        fixture.s3()
                .putObject(
                        put -> put.bucket(fixture.bucketName()).key(key),
                        RequestBody.fromString("short"));
        StoredVideo stored = new StoredVideo(key, 5, "0".repeat(64), VideoFormat.MP4, null, null);
        FirstPicture picture = new FirstPicture(2, 100, ByteBuffer.allocate(8));

        StoredVideo kept =
                new Posters(bucket)
                        .keep(video, new ObjectWriter.Written(stored, Optional.of(picture)));

        assertThat(kept).isEqualTo(stored);
    }
}

package reelay.catalog.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reelay.catalog.CatalogFixture;
import reelay.video.VideoFormat;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ObjectUploadTest {

    @Test
    void sendsAnyNumberOfPartsFromThreeBuffers() throws InterruptedException {
        try (CatalogFixture fixture = CatalogFixture.start();
                VideoBucket bucket = fixture.bucket()) {
            Set<byte[]> buffers = Collections.newSetFromMap(new IdentityHashMap<>());
            try (ObjectUpload uploads = bucket.upload("v", VideoFormat.MP4)) {
                byte[] buffer = new byte[ObjectUpload.PART];
                for (int part = 0; part < 8; part++) {
                    buffers.add(buffer);
                    uploads.send(buffer, ObjectUpload.PART);
                    buffer = uploads.buffer();
                }
                buffers.add(buffer);

                uploads.finish();
                assertThat(uploads.complete()).isEqualTo(WriteOnce.WRITTEN);
            }
            assertThat(buffers).hasSizeLessThanOrEqualTo(3);
            assertThat(fixture.s3().headObject(it -> it.bucket(fixture.bucketName()).key("v")))
                    .extracting(HeadObjectResponse::contentLength)
                    .isEqualTo(8L * ObjectUpload.PART);
        }
    }

    @Test
    void saysThatAPartDidNotArriveAndTakesTheOthersAway() {
        try (PlayedS3 s3 = new PlayedS3(403, () -> {});
                VideoBucket bucket = s3.bucket()) {
            try (ObjectUpload upload = bucket.upload("v", VideoFormat.MP4)) {
                upload.send(new byte[10], 10);

                assertThatThrownBy(upload::finish).isInstanceOf(S3Exception.class);
                assertThatThrownBy(() -> upload.send(new byte[10], 10))
                        .isInstanceOf(S3Exception.class);
            }
            assertThat(s3.answered).containsExactly("POST", "PUT", "DELETE");
        }
    }

    @Test
    void takesNothingAwayOnceTheObjectIsThere() throws InterruptedException {
        try (PlayedS3 s3 = new PlayedS3(200, () -> {});
                VideoBucket bucket = s3.bucket()) {
            try (ObjectUpload upload = bucket.upload("v", VideoFormat.MP4)) {
                byte[] first = new byte[10];
                upload.send(first, 10);
                upload.finish();
                assertThat(upload.buffer()).isSameAs(first);

                assertThat(upload.complete()).isEqualTo(WriteOnce.WRITTEN);
            }
            assertThat(s3.answered).containsExactly("POST", "PUT", "POST");
        }
    }

    @Test
    void fillsOneBufferWhileAnotherIsOnItsWay() throws InterruptedException {
        CountDownLatch filled = new CountDownLatch(1);
        AtomicBoolean inTime = new AtomicBoolean();
        try (PlayedS3 s3 = new PlayedS3(200, () -> inTime.set(within(filled)));
                VideoBucket bucket = s3.bucket();
                ObjectUpload upload = bucket.upload("v", VideoFormat.MP4)) {
            byte[] first = new byte[10];
            upload.send(first, 10);

            assertThat(upload.buffer()).isNotSameAs(first);

            filled.countDown();
            upload.finish();
            assertThat(inTime).isTrue();
        }
    }

    private static boolean within(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

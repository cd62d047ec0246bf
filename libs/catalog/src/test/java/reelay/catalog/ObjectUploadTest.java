package reelay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reelay.video.VideoFormat;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

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
}

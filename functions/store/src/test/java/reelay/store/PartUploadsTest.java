package reelay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoBucket;

class PartUploadsTest {

    @Test
    void sendsAnyNumberOfPartsFromThreeBuffers() throws InterruptedException {
        try (CatalogFixture fixture = CatalogFixture.start();
                VideoBucket bucket = fixture.bucket()) {
            String id =
                    bucket.client()
                            .createMultipartUpload(it -> it.bucket(bucket.name()).key("v"))
                            .uploadId();
            Set<byte[]> buffers = Collections.newSetFromMap(new IdentityHashMap<>());
            try (PartUploads uploads = new PartUploads(bucket.client(), bucket.name(), "v", id)) {
                byte[] buffer = new byte[PartUploads.PART];
                for (int part = 0; part < 8; part++) {
                    buffers.add(buffer);
                    uploads.send(buffer, PartUploads.PART);
                    buffer = uploads.buffer();
                }
                buffers.add(buffer);

                assertThat(uploads.finish()).hasSize(8);
            }
            assertThat(buffers).hasSizeLessThanOrEqualTo(3);
            bucket.client()
                    .abortMultipartUpload(it -> it.bucket(bucket.name()).key("v").uploadId(id));
        }
    }
}

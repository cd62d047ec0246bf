package reelay.catalog.bucket;

import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What came of writing an object that must not be written over. */
public enum WriteOnce {
    /** It is there now. */
    WRITTEN,
    /**
     * It was there before. A lost answer that the SDK asked for again looks the same: 412, or for a
     * completed upload 404.
     */
    THERE_BEFORE,
    /** Another writer is at the same object right now (409, S3 user guide). */
    CONTENDED;

    static WriteOnce of(Runnable write) {
        try {
            write.run();
            return WRITTEN;
        } catch (NoSuchUploadException e) {
            return THERE_BEFORE;
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case 412 -> THERE_BEFORE;
                case 409 -> CONTENDED;
                default -> throw e;
            };
        }
    }
}

package reelay.stack;

import reelay.local.aws.s3.BucketCors;
import reelay.local.aws.s3.S3Emulator;
import reelay.stack.template.resource.BucketResource;

/** The template's buckets in S3. */
final class Buckets {

    private Buckets() {}

    static void create(S3Emulator s3, BucketResource bucket) {
        s3.createBucket(bucket.name());
        bucket.cors()
                .ifPresent(
                        cors ->
                                s3.allowOrigins(
                                        bucket.name(),
                                        new BucketCors(
                                                cors.origins(),
                                                cors.methods(),
                                                cors.headers(),
                                                cors.exposed(),
                                                cors.maxAge().orElse(null))));
    }
}

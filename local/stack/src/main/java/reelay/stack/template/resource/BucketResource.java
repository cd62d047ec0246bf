package reelay.stack.template.resource;

import java.util.Optional;

/**
 * An S3 bucket.
 *
 * @param name its physical name
 * @param cors its rules for browsers; empty for none
 */
public record BucketResource(String name, Optional<CorsResource> cors) {}

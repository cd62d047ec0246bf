package reelay.local.aws.iam;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What S3's requests need, by method, path and query ("Actions, resources, and condition keys for
 * Amazon S3").
 */
public final class S3Needs {

    private S3Needs() {}

    /**
     * What a request needs.
     *
     * @param path bucket and key, decoded, such as {@code /videos/a/b.mp4}
     * @param parameters names of the query's parameters
     * @param copied where the object is copied from, bucket and key; empty when it is sent
     */
    public static List<Permission> of(
            String method, String path, Set<String> parameters, Optional<String> copied) {
        String arn = "arn:aws:s3:::" + path.substring(1);
        int slash = path.indexOf('/', 1);
        if (slash < 0 || slash == path.length() - 1) {
            return List.of(new Permission(ofBucket(method, parameters), arn));
        }
        Permission own = new Permission(ofObject(method, parameters), arn);
        return copied.map(
                        source ->
                                List.of(
                                        own,
                                        new Permission("s3:GetObject", "arn:aws:s3:::" + source)))
                .orElseGet(() -> List.of(own));
    }

    /** What tells a caller that a key is not there, rather than that it may not know. */
    public static Permission toMissSomething(String bucket) {
        return new Permission("s3:ListBucket", "arn:aws:s3:::" + bucket);
    }

    private static String ofBucket(String method, Set<String> parameters) {
        return switch (method) {
            case "PUT" -> "s3:CreateBucket";
            case "DELETE" -> "s3:DeleteBucket";
            // Of several keys at once: nobody here asks, and each would need its own.
            case "POST" -> "s3:DeleteObject";
            default ->
                    parameters.contains("uploads")
                            ? "s3:ListBucketMultipartUploads"
                            : "s3:ListBucket";
        };
    }

    private static String ofObject(String method, Set<String> parameters) {
        boolean upload = parameters.contains("uploadId");
        return switch (method) {
            case "GET" -> upload ? "s3:ListMultipartUploadParts" : "s3:GetObject";
            case "HEAD" -> "s3:GetObject";
            case "DELETE" -> upload ? "s3:AbortMultipartUpload" : "s3:DeleteObject";
            default -> "s3:PutObject";
        };
    }
}

package reelay.catalog.bucket;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import reelay.aws.AwsClients;
import reelay.video.VideoFormat;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The bucket: videos and what they are made with go in and out, and links to them. */
public final class VideoBucket implements AutoCloseable {

    /** S3 takes whole seconds, from one on. */
    private static final Duration SHORTEST_LINK = Duration.ofSeconds(1);

    /**
     * Under SnapStart Lambda tells when its credentials end. In the environment of other functions
     * that is not told, and nothing promises more than an STS session has by default.
     */
    private static final Duration SESSION_OF_UNKNOWN_END = Duration.ofHours(1);

    private final Supplier<S3Client> s3;
    private final Supplier<S3Presigner> presigner;
    private final AwsCredentialsProvider signer;
    private final String bucket;

    /**
     * @param signer whose credentials the presigner signs with
     */
    public VideoBucket(
            S3Client s3, S3Presigner presigner, AwsCredentialsProvider signer, String bucket) {
        this(() -> s3, () -> presigner, signer, bucket);
    }

    private VideoBucket(
            Supplier<S3Client> s3,
            Supplier<S3Presigner> presigner,
            AwsCredentialsProvider signer,
            String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.signer = signer;
        this.bucket = bucket;
    }

    /** The bucket of that name. What signs links is made with the first link: few need it. */
    public static VideoBucket of(AwsClients aws, String bucket) {
        // Other endpoints than AWS's own have no DNS name per bucket.
        boolean pathStyle = aws.endpoint("S3").isPresent();
        return new VideoBucket(
                aws.client(
                        S3Client.class, "S3", () -> S3Client.builder().forcePathStyle(pathStyle)),
                () -> aws.once(S3Presigner.class, () -> presigner(aws, pathStyle)),
                aws.credentials(),
                bucket);
    }

    private static S3Presigner presigner(AwsClients aws, boolean pathStyle) {
        S3Presigner.Builder presigner =
                S3Presigner.builder()
                        .region(aws.region())
                        .credentialsProvider(aws.credentials())
                        .serviceConfiguration(
                                S3Configuration.builder()
                                        .pathStyleAccessEnabled(pathStyle)
                                        .build());
        aws.endpoint("S3").ifPresent(presigner::endpointOverride);
        return presigner.build();
    }

    /** Puts a reference image or an uploaded source; the same one again changes nothing. */
    public void putReference(String key, String contentType, byte[] file) {
        s3.get()
                .putObject(
                        put -> put.bucket(bucket).key(key).contentType(contentType),
                        RequestBody.fromBytes(file));
    }

    /** Puts a video of the first {@code length} bytes, if there is none under the key so far. */
    public WriteOnce putOnce(String key, VideoFormat format, byte[] bytes, int length) {
        return WriteOnce.of(
                () ->
                        s3.get()
                                .putObject(
                                        put ->
                                                put.bucket(bucket)
                                                        .key(key)
                                                        .contentType(format.contentType())
                                                        .ifNoneMatch("*"),
                                        RequestBody.fromContentProvider(
                                                () -> new ByteArrayInputStream(bytes, 0, length),
                                                length,
                                                format.contentType())));
    }

    /** Some bytes of an object, which must have them. */
    public byte[] bytes(String key, long position, int length) {
        String range = "bytes=%d-%d".formatted(position, position + length - 1);
        return s3.get()
                .getObjectAsBytes(get -> get.bucket(bucket).key(key).range(range))
                .asByteArray();
    }

    /** Puts a poster; the same one again changes nothing. */
    public void putPoster(String key, String contentType, byte[] poster) {
        s3.get()
                .putObject(
                        put -> put.bucket(bucket).key(key).contentType(contentType),
                        RequestBody.fromBytes(poster));
    }

    /** Begins a video that comes in parts; close it after use. */
    public ObjectUpload upload(String key, VideoFormat format) {
        return ObjectUpload.start(s3.get(), bucket, key, format);
    }

    /**
     * An object as it flows in; close it after use, whether or not it was read to its end.
     *
     * @param bytes its length; empty when the answer does not say it
     */
    public record FlowingObject(OptionalLong bytes, InputStream content, Runnable hangUp)
            implements AutoCloseable {
        @Override
        public void close() {
            hangUp.run();
        }
    }

    /** Opens an object; empty when it is not there. */
    public Optional<FlowingObject> open(String key) {
        try {
            ResponseInputStream<GetObjectResponse> object =
                    s3.get().getObject(get -> get.bucket(bucket).key(key));
            return Optional.of(
                    new FlowingObject(
                            Optional.ofNullable(object.response().contentLength())
                                    .map(OptionalLong::of)
                                    .orElseGet(OptionalLong::empty),
                            object,
                            object::abort));
        } catch (S3Exception e) {
            // Without the right to list the bucket, S3 says 403 of what is not there.
            if (e.statusCode() == 404 || e.statusCode() == 403) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * A reference image.
     *
     * @param contentType image/jpeg, image/png or image/webp
     * @param bytes all of it; it is small
     */
    public record StoredImage(String contentType, ByteBuffer bytes) {}

    /** The reference image under a key that the video's item names. */
    public StoredImage reference(String key) {
        ResponseBytes<GetObjectResponse> object =
                s3.get().getObjectAsBytes(get -> get.bucket(bucket).key(key));
        return new StoredImage(object.response().contentType(), object.asByteBuffer());
    }

    /** Removes an object; nothing happens when it is not there. */
    public void delete(String key) {
        s3.get().deleteObject(delete -> delete.bucket(bucket).key(key));
    }

    /**
     * How long a link that is signed now works: it ends with the credentials that signed it
     * ("Sharing objects with presigned URLs", S3 user guide).
     *
     * @param wanted no longer than this
     */
    public Duration linkLifetime(Duration wanted, Instant now) {
        AwsCredentials credentials = signer.resolveCredentials();
        if (!(credentials instanceof AwsSessionCredentials session)) {
            return wanted;
        }
        Duration left =
                session.expirationTime()
                        .map(end -> Duration.between(now, end))
                        .orElse(SESSION_OF_UNKNOWN_END);
        Duration shorter = left.compareTo(wanted) < 0 ? left : wanted;
        return shorter.compareTo(SHORTEST_LINK) < 0 ? SHORTEST_LINK : shorter;
    }

    /**
     * A link that anybody may use until it runs out: never log it. A browser shows what is behind
     * it, as a video and as nothing else, whatever type the object was stored with.
     *
     * @param name what a browser saves it as, without a suffix
     */
    public URI link(String key, VideoFormat format, String name, Duration lifetime) {
        return presigned(
                key, format.contentType(), "inline", name + "." + format.suffix(), lifetime);
    }

    /**
     * The same to an image.
     *
     * @param contentType what it is shown as, and as nothing else
     * @param file what a browser saves it as
     */
    public URI imageLink(String key, String contentType, String file, Duration lifetime) {
        return presigned(key, contentType, "inline", file, lifetime);
    }

    /** The same, but a browser saves what is behind it. */
    public URI downloadLink(String key, VideoFormat format, String name, Duration lifetime) {
        return presigned(
                key, format.contentType(), "attachment", name + "." + format.suffix(), lifetime);
    }

    private URI presigned(
            String key, String contentType, String how, String file, Duration lifetime) {
        String disposition = how + "; filename=\"" + file + "\"";
        return URI.create(
                presigner
                        .get()
                        .presignGetObject(
                                link ->
                                        link.signatureDuration(lifetime)
                                                .getObjectRequest(
                                                        get ->
                                                                get.bucket(bucket)
                                                                        .key(key)
                                                                        .responseContentType(
                                                                                contentType)
                                                                        .responseContentDisposition(
                                                                                disposition)))
                        .url()
                        .toString());
    }

    /** Scheme, host and port of every link: nothing but the presigner knows which they are. */
    public URI origin() {
        URI link = link("videos/", VideoFormat.MP4, "any", Duration.ofMinutes(1));
        return URI.create(link.getScheme() + "://" + link.getRawAuthority());
    }

    @Override
    public void close() {
        s3.get().close();
    }
}

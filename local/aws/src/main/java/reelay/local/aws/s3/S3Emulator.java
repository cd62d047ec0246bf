package reelay.local.aws.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import reelay.local.aws.iam.Iam;
import reelay.local.aws.protocol.AccessKey;
import reelay.local.http.PortTakenException;

/**
 * S3 on a folder: one sub-folder per bucket, one file per object. Signatures are checked, those of
 * presigned links too, and a request that is signed twice is refused; buckets are addressed by
 * path.
 */
public final class S3Emulator implements AutoCloseable {

    /** s3proxy wants one key to check signatures at all; who has which, IAM says. */
    private static final AccessKey NOBODY = AccessKey.random();

    private final S3Proxy proxy;
    private final FilesystemNio2BlobStore store;

    private final S3Door door;

    private S3Emulator(S3Proxy proxy, S3Door door, FilesystemNio2BlobStore store) {
        this.proxy = proxy;
        this.door = door;
        this.store = store;
    }

    /**
     * Listens at once; what the folder holds from an earlier run is there again.
     *
     * @param port TCP port on 127.0.0.1; 0 takes a free one
     * @param directory where buckets live, made if missing
     * @param accessKey the access key id that clients must use
     * @param secretKey the secret access key they must sign with
     * @throws PortTakenException if another process listens there
     */
    public static S3Emulator start(int port, Path directory, String accessKey, String secretKey) {
        return start(port, directory, new Iam(new AccessKey(accessKey, secretKey)));
    }

    /**
     * The same for everybody who has a key, as far as the key's role allows.
     *
     * @throws PortTakenException if another process listens there
     */
    public static S3Emulator start(int port, Path directory, Iam iam) {
        FilesystemNio2BlobStore store = storeIn(directory);
        S3Proxy proxy =
                S3Proxy.builder()
                        .endpoint(URI.create("http://127.0.0.1:" + port))
                        .awsAuthentication(
                                AuthenticationType.AWS_V2_OR_V4, NOBODY.id(), NOBODY.secret())
                        .blobStore(store)
                        // The SDK sends headers s3proxy has not heard of; S3 would take them.
                        .ignoreUnknownHeaders(true)
                        .build();
        proxy.setBlobStoreLocator(
                (key, _, _) ->
                        Optional.ofNullable(key)
                                .flatMap(iam::secretOf)
                                .map(secret -> new AccessGrant(secret, store))
                                .orElse(null));
        S3Door door = doorBefore(proxy, new S3Guard(iam, store));
        try {
            proxy.start();
        } catch (Exception e) {
            closeQuietly(proxy, e);
            throw refusal(port, e);
        }
        return new S3Emulator(proxy, door, store);
    }

    /** s3proxy opens no way to stand before its handler, so this reaches in for its server. */
    private static S3Door doorBefore(S3Proxy proxy, S3Guard guard) {
        try {
            Field field = S3Proxy.class.getDeclaredField("server");
            field.setAccessible(true);
            Server server = (Server) field.get(proxy);
            S3Door door = new S3Door(server.getHandler(), guard);
            server.setHandler(door);
            return door;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this is another s3proxy than 4.1", e);
        }
    }

    /** Makes a bucket; one that is there already stays as it is. */
    public void createBucket(String name) {
        if (!store.containerExists(name)) {
            store.createContainer(name);
        }
    }

    /** Answers pages of other origins by these rules; without any, as if browsers did not exist. */
    public void allowOrigins(String bucket, BucketCors cors) {
        door.follow(bucket, cors);
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    /** Stops listening; the files stay. */
    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 emulator did not stop", e);
        } finally {
            store.close();
        }
    }

    private static FilesystemNio2BlobStore storeIn(Path directory) {
        try {
            Path made = Files.createDirectories(directory);
            return new FilesystemNio2BlobStore(made.toAbsolutePath().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closeQuietly(S3Proxy proxy, Exception reason) {
        try {
            proxy.stop();
        } catch (Exception e) {
            reason.addSuppressed(e);
        }
    }

    private static RuntimeException refusal(int port, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return new PortTakenException(port, e);
            }
        }
        return new IllegalStateException("the S3 emulator did not start on port " + port, e);
    }
}

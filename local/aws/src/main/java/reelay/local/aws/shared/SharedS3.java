package reelay.local.aws.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import reelay.local.aws.s3.S3Emulator;

/**
 * One S3 for all tests of a JVM that sign with the same key; it starts when first asked for and
 * ends with the JVM, files and all.
 */
public final class SharedS3 {

    private static final Map<Key, SharedS3> STARTED = new ConcurrentHashMap<>();

    private final Path folder;
    private final S3Emulator emulator;

    private SharedS3(Key key) {
        try {
            folder = Files.createTempDirectory("reelay-s3");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        emulator = S3Emulator.start(0, folder, key.id(), key.secret());
        Runtime.getRuntime().addShutdownHook(new Thread(this::removeFiles));
    }

    /** The one that takes requests signed with this key. */
    public static SharedS3 forKey(String id, String secret) {
        return STARTED.computeIfAbsent(new Key(id, secret), SharedS3::new);
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return emulator.address();
    }

    /** Makes a bucket; one that is there already stays as it is. */
    public void createBucket(String name) {
        emulator.createBucket(name);
    }

    /** The folder of a bucket's objects, one file per object. */
    public Path files(String bucket) {
        return folder.resolve(bucket);
    }

    private void removeFiles() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Key(String id, String secret) {}
}

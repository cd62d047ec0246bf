package reelay.stack.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import reelay.video.Secret;

/** The folder that keeps a stack's data over a restart. One stack at a time holds it. */
public final class DataDirectory implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private static final Set<PosixFilePermission> OWNER_ENTERS =
            PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final FileChannel lock;

    private DataDirectory(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder, made if missing, until it is closed or the process ends. Prompts, videos
     * and keys lie in it: nobody but its owner may enter.
     *
     * @throws StartFailedException if another stack holds it
     */
    public static DataDirectory open(Path folder) {
        try {
            makePrivately(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new StartFailedException(
                        folder
                                + " belongs to a stack that is running. Stop that one, or give this"
                                + " one a folder of its own: --data DIR");
            }
            return new DataDirectory(folder, channel);
        } catch (IOException e) {
            throw new StartFailedException(folder + " cannot be used to keep data: " + e, e);
        }
    }

    /**
     * Makes a folder that only its owner may enter; one that others could enter is closed to them.
     */
    public static void makePrivately(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (knowsOwners(folder)) {
            Files.setPosixFilePermissions(folder, OWNER_ENTERS);
        }
    }

    private static boolean knowsOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            // The other stack is in this JVM, as in tests.
            return true;
        }
    }

    /** DynamoDB's tables. */
    public Path dynamoDb() {
        return folder.resolve("dynamodb");
    }

    /** S3's buckets, one folder each. */
    public Path s3() {
        return folder.resolve("s3");
    }

    /** The provider simulator's jobs. */
    public Path provider() {
        return folder.resolve("provider");
    }

    /** EventBridge's events.jsonl, one line each. */
    public Path events() {
        return folder;
    }

    /** Where isolated functions unpack and run. */
    public Path functions() {
        return folder.resolve("functions");
    }

    /** What the handlers write to their log. */
    public static Path log(Path folder) {
        return folder.resolve("functions.log");
    }

    /** The API key of the local owner: made once, then the same at every start. */
    public Secret apiKey() {
        Path file = folder.resolve("key");
        try {
            return new Secret(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            String key = "sk-reelay-" + HexFormat.of().formatHex(random);
            writePrivately(file, key + "\n");
            return new Secret(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that only its owner may read, where the file system knows owners. */
    public static void writePrivately(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            if (knowsOwners(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package reelay.benchmarks.coldstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packs the two handlers that the functions are compared with, as a function is packed. */
final class ComparisonZips {

    /** What the poll function has beyond the SDK's DynamoDB client and Jackson. */
    private static final Pattern MORE_THAN_MINIMAL =
            Pattern.compile(
                    "lib/((video|aws|provider|catalog)-1|(s3|secretsmanager|arns)-[0-9.]+)\\.jar");

    private ComparisonZips() {}

    /** The handler's class and nothing else. */
    static Path hello(Path folder) throws IOException {
        Path zip = Files.createDirectories(folder).resolve("hello.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            add(HelloHandler.class, out);
        }
        return zip;
    }

    /** The handler's class with those libraries of the poll function that it needs. */
    static Path minimalSdk(Path folder, Path pollZip) throws IOException {
        Path zip = Files.createDirectories(folder).resolve("minimal-sdk.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip));
                var libraries = new ZipInputStream(Files.newInputStream(pollZip))) {
            add(MinimalSdkHandler.class, out);
            for (ZipEntry e = libraries.getNextEntry(); e != null; e = libraries.getNextEntry()) {
                if (e.getName().endsWith(".jar")
                        && !MORE_THAN_MINIMAL.matcher(e.getName()).matches()) {
                    out.putNextEntry(new ZipEntry(e.getName()));
                    libraries.transferTo(out);
                }
            }
        }
        return zip;
    }

    private static void add(Class<?> handler, ZipOutputStream out) throws IOException {
        String name = handler.getName().replace('.', '/') + ".class";
        try (InputStream bytes = Objects.requireNonNull(handler.getResourceAsStream("/" + name))) {
            out.putNextEntry(new ZipEntry(name));
            bytes.transferTo(out);
        }
    }
}

package reelay.api.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of gallery/, which lie in this function's zip; each is read when first asked for. */
public final class GalleryFiles {

    /** No slash and no dot but one: a name leads nowhere else. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}\\.(html|css|js|svg)");

    private static final Map<String, String> CONTENT_TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml");

    private final Map<String, GalleryFile> read = new ConcurrentHashMap<>();

    Optional<GalleryFile> find(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        @Nullable String contentType = CONTENT_TYPES.get(matcher.group(1));
        if (contentType == null) {
            throw new IllegalStateException("no content type for " + name);
        }
        return Optional.ofNullable(read.computeIfAbsent(name, _ -> file(name, contentType)));
    }

    private static @Nullable GalleryFile file(String name, String contentType) {
        try (InputStream in = GalleryFiles.class.getResourceAsStream("/gallery/" + name)) {
            return in == null ? null : new GalleryFile(contentType, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

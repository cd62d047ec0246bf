package reelay.api.routes;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.Finished;
import reelay.api.video.OwnVideos;
import reelay.catalog.bucket.VideoBucket;
import reelay.media.ImageKind;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;

/**
 * Leads to a video's bytes in S3. A redirect, because Lambda answers at most 6 MB; SDKs follow it
 * and leave the API key behind. A page can neither read a redirect nor play a video with a key, so
 * it asks for the link itself, by a media type that nobody sends by accident.
 *
 * @param linkLifetime a link works this long, unless what signs it ends before
 */
public record RetrieveContent(
        OwnVideos videos, VideoBucket bucket, Duration linkLifetime, InstantSource clock)
        implements Route {

    /** What a client accepts that wants the link rather than the bytes. */
    private static final String LINK_TYPE = "application/vnd.reelay.link+json";

    @Override
    public ApiResponse answer(ApiRequest request) {
        String variant =
                Form.chosen(
                        "variant",
                        request.queryValue("variant").orElse("video"),
                        List.of("video", "thumbnail", "spritesheet"));
        Video video = videos.find(request);
        if (variant.equals("spritesheet")) {
            throw ApiError.VARIANT_UNAVAILABLE.about(
                    "variant", variant, "None are made here, and none of providers' are kept.");
        }
        if (variant.equals("thumbnail")) {
            return thumbnailOf(video);
        }
        StoredVideo stored = stored(video);
        String name = video.id().value();
        Instant now = clock.instant();
        Duration lifetime = bucket.linkLifetime(linkLifetime, now);
        URI link = bucket.link(stored.objectKey(), stored.format(), name, lifetime);
        if (request.header("accept").filter(LINK_TYPE::equals).isEmpty()) {
            return ApiResponse.redirect(link);
        }
        return ApiResponse.json(
                        new Link(
                                "video.link",
                                link.toString(),
                                bucket.downloadLink(
                                                stored.objectKey(), stored.format(), name, lifetime)
                                        .toString(),
                                film(stored, name, lifetime),
                                image(stored).isPresent()
                                        ? thumbnail(stored, name).toString()
                                        : null,
                                now.plus(lifetime)))
                .with("content-type", LINK_TYPE);
    }

    /**
     * The link on the wire.
     *
     * @param object always "video.link"
     * @param url to play; works without a key
     * @param downloadUrl the same, but a browser saves it
     * @param posterUrl a film of the first picture alone, to show what is in it; absent when there
     *     is none
     * @param thumbnailUrl the image that its provider made of it, in the place of that film; absent
     *     when there is none
     * @param expiresAt Unix seconds, when all of them stop to work
     */
    private record Link(
            String object,
            String url,
            String downloadUrl,
            @Nullable String posterUrl,
            @Nullable String thumbnailUrl,
            Instant expiresAt) {

        @Override
        public String toString() {
            return "[link]";
        }
    }

    private static Optional<ImageKind> image(StoredVideo stored) {
        return Optional.ofNullable(stored.posterType()).flatMap(ImageKind::ofContentType);
    }

    private URI thumbnail(StoredVideo stored, String name) {
        ImageKind kind = image(stored).orElseThrow();
        return bucket.imageLink(
                Objects.requireNonNull(stored.posterKey()),
                kind.contentType(),
                name + "." + kind.extension(),
                bucket.linkLifetime(linkLifetime, clock.instant()));
    }

    private @Nullable String film(StoredVideo stored, String name, Duration lifetime) {
        return stored.posterKey() == null || stored.posterType() != null
                ? null
                : bucket.link(stored.posterKey(), VideoFormat.MP4, name + "-poster", lifetime)
                        .toString();
    }

    /** Nothing here turns a video into an image: it is its provider's, or there is none. */
    private ApiResponse thumbnailOf(Video video) {
        StoredVideo stored = stored(video);
        if (image(stored).isPresent()) {
            return ApiResponse.redirect(thumbnail(stored, video.id().value()));
        }
        throw ApiError.VARIANT_UNAVAILABLE.about(
                "variant",
                "thumbnail",
                stored.posterKey() == null
                        ? "Its provider made no image of it, and none is made here."
                        : "Its provider made no image of it, but a film of its first picture is kept: ask for the link (Accept: %s), whose poster_url leads there."
                                .formatted(LINK_TYPE));
    }

    private StoredVideo stored(Video video) {
        StoredVideo stored = Finished.stored(video);
        if (video.expiresAt().filter(end -> !clock.instant().isBefore(end)).isPresent()) {
            throw ApiError.VIDEO_EXPIRED.with();
        }
        return stored;
    }
}

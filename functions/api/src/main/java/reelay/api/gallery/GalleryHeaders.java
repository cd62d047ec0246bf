package reelay.api.gallery;

import java.net.URI;
import java.util.function.Supplier;
import reelay.api.http.ApiResponse;

/**
 * What the browser must not do with the page: no script or style from anywhere else or in the
 * markup, no frame around it, no address of it passed on. Videos may come from the bucket.
 */
public final class GalleryHeaders {

    private final Supplier<URI> bucketOrigin;

    /**
     * @param bucketOrigin where links to videos lead; asked only when the page is
     */
    public GalleryHeaders(Supplier<URI> bucketOrigin) {
        this.bucketOrigin = bucketOrigin;
    }

    ApiResponse on(ApiResponse response) {
        return response.with("content-security-policy", policy())
                .with("referrer-policy", "no-referrer")
                .with("x-content-type-options", "nosniff")
                .with("cross-origin-opener-policy", "same-origin")
                .with("permissions-policy", "camera=(), microphone=(), geolocation=()");
    }

    private String policy() {
        URI bucket = bucketOrigin.get();
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' " + bucket,
                "media-src 'self' " + bucket,
                "connect-src 'self'",
                "form-action 'none'",
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }
}

package reelay.api.gallery;

import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;

/** Answers a file that the page is made of. */
public final class ShowGalleryFile implements Route {

    private final GalleryFiles files;
    private final GalleryHeaders headers;

    public ShowGalleryFile(GalleryFiles files, GalleryHeaders headers) {
        this.files = files;
        this.headers = headers;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/gallery/{file}";
    }

    @Override
    public boolean needsKey() {
        return false;
    }

    @Override
    public ApiResponse answer(ApiRequest request) {
        GalleryFile file =
                files.find(request.pathValue("file"))
                        .orElseThrow(
                                () -> ApiError.URL_UNKNOWN.with(request.method(), "/gallery/..."));
        return headers.on(file.answer(request));
    }
}

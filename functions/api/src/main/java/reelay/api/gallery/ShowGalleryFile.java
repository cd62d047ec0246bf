package reelay.api.gallery;

import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;

/** Answers a file that the page is made of. */
public record ShowGalleryFile(GalleryFiles files, GalleryHeaders headers) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        GalleryFile file =
                files.find(request.pathValue("file"))
                        .orElseThrow(
                                () -> ApiError.URL_UNKNOWN.with(request.method(), "/gallery/..."));
        return headers.on(file.answer(request));
    }
}

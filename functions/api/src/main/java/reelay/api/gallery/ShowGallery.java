package reelay.api.gallery;

import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;

/** Shows the page. It holds no data: what it shows it asks the API for, with a key. */
public record ShowGallery(GalleryFiles files, GalleryHeaders headers) implements Route {

    private static final String FILE = "index.html";

    @Override
    public ApiResponse answer(ApiRequest request) {
        GalleryFile page =
                files.find(FILE)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "gallery/" + FILE + " is not in the zip"));
        return headers.on(page.answer(request));
    }
}

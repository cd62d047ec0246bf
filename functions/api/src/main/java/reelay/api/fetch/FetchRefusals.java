package reelay.api.fetch;

import reelay.api.http.ApiError;
import reelay.api.http.ApiException;

/** The three ways a fetch ends without an image; all are the client's to mend. */
final class FetchRefusals {

    private static final String FIELD = "input_reference";

    private FetchRefusals() {}

    static ApiException refused(String reason) {
        return ApiError.IMAGE_URL_REFUSED.about(FIELD, reason);
    }

    static ApiException unreachable(String reason) {
        return ApiError.IMAGE_URL_UNREACHABLE.about(FIELD, reason);
    }

    static ApiException tooLarge() {
        return ApiError.LINKED_IMAGE_TOO_LARGE.about(FIELD, ImageFetcher.LARGEST_IMAGE);
    }
}

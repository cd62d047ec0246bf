package reelay.api.http;

/** What answers at one {@link Endpoint}. */
public interface Route {

    /** Answers; an {@link ApiException} becomes the error answer. */
    ApiResponse answer(ApiRequest request);
}

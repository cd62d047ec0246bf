package reelay.api.http;

/** One method on one path. */
public interface Route {

    /** In upper case; a GET route answers HEAD as well. */
    String method();

    /**
     * The path; {@code {name}} stands for one segment, {@code {name+}} at the end for one or more.
     */
    String path();

    /** Whether only somebody with a key may ask; so nearly always that forgetting it is safe. */
    default boolean needsKey() {
        return true;
    }

    /** Answers; an {@link ApiException} becomes the error answer. */
    ApiResponse answer(ApiRequest request);
}

package reelay.api.http;

/**
 * One method on one path, and what answers there.
 *
 * @param method in upper case
 * @param path {@code {name}} stands for one segment, {@code {name+}} at the end for one or more
 * @param needsKey whether only somebody with a key may ask
 * @param route what answers
 */
public record Endpoint(String method, String path, boolean needsKey, Route route) {

    /** Answers HEAD as well. */
    public static Endpoint get(String path, Route route) {
        return new Endpoint(Head.GET, path, true, route);
    }

    public static Endpoint post(String path, Route route) {
        return new Endpoint("POST", path, true, route);
    }

    public static Endpoint put(String path, Route route) {
        return new Endpoint("PUT", path, true, route);
    }

    public static Endpoint delete(String path, Route route) {
        return new Endpoint("DELETE", path, true, route);
    }

    /** The same for everybody; so rare that it has to be said. */
    public Endpoint withoutKey() {
        return new Endpoint(method, path, false, route);
    }

    ApiResponse answer(ApiRequest request) {
        if (needsKey) {
            request.requireOwner();
        }
        return route.answer(request);
    }
}

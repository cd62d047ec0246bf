package reelay.api.http;

import java.util.List;

/** HEAD: whatever GET answers, without the body (RFC 9110, section 9.3.2). */
public final class Head {

    static final String GET = "GET";

    private static final String HEAD = "HEAD";

    private Head() {}

    /** The methods that an endpoint with this one answers. */
    static List<String> methods(String method) {
        return method.equals(GET) ? List.of(GET, HEAD) : List.of(method);
    }

    /** The answer to this method, errors included. */
    public static ApiResponse answer(String method, ApiResponse response) {
        return method.equals(HEAD) ? response.withoutBody() : response;
    }
}

package reelay.api.http;

import java.nio.charset.StandardCharsets;
import reelay.video.Json;

/**
 * How much more fits into one answer. Lambda answers at most 6 MB, and the body is a JSON text in
 * its answer: each quote and backslash of it counts twice there, and is counted so here.
 */
public final class AnswerRoom {

    /** Bytes of a list; what is left of the 6 MB is for its frame, the headers and doubt. */
    private static final int BYTES = 4_500_000;

    private int left = BYTES;

    /** Takes in one more part, if there is room for it. */
    public boolean takes(Object part) {
        left -= Json.text(Json.text(part)).getBytes(StandardCharsets.UTF_8).length;
        return left >= 0;
    }
}

package reelay.aws;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import reelay.video.Json;

/**
 * What a schedule sends each week to the functions that only videos call: Lambda lets a SnapStart
 * version that nobody has called for 14 days go to sleep, and refuses to run it until it is awake.
 * It is answered without any work. No app can send it: what comes through the API is inside of API
 * Gateway's own event.
 */
public final class WakeUpCall {

    /** More than it has, in bytes; nothing longer is read twice. */
    private static final int LONGEST = 64;

    private WakeUpCall() {}

    /**
     * Answers {@code {"wake_up":true}} if the event is that; else it is left to the function.
     *
     * @return whether it is answered
     */
    public static boolean answered(byte[] event, OutputStream out) throws IOException {
        if (event.length > LONGEST || !Json.tree(event).path("wake_up").asBoolean()) {
            return false;
        }
        out.write("{}".getBytes(StandardCharsets.UTF_8));
        return true;
    }
}

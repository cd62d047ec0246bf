package reelay.video;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;

/**
 * One line of JSON per thing that happened, on standard output, where Lambda's JSON logging passes
 * it through. Lines carry the video id and words of ours: never a prompt, a key or a link.
 */
public final class StepLog {

    private StepLog() {}

    /** Notes that {@code event} happened to a video; {@code detail} is a word or number of ours. */
    public static void info(String event, VideoId video, String detail) {
        print("INFO", event, video.value(), detail);
    }

    /** The same, for something an operator should look at. */
    public static void warn(String event, VideoId video, String detail) {
        print("WARN", event, video.value(), detail);
    }

    /** Notes an item that cannot be read: its key, which may be none of ours, and why not. */
    public static void unreadable(String event, String itemId, String attribute) {
        print("WARN", event, itemId, attribute);
    }

    private static void print(String level, String event, String video, String detail) {
        ObjectNode line = Json.object();
        line.put("level", level);
        line.put("event", event);
        line.put("video_id", video);
        line.put("detail", detail);
        @SuppressWarnings("SystemOut") // Lambda's log is the process's standard output
        PrintStream log = System.out;
        log.println(Json.text(line));
    }
}

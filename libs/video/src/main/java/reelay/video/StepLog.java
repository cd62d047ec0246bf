package reelay.video;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;

/**
 * One line of JSON per thing that happened, on standard output, where Lambda's JSON logging passes
 * it through. Lines carry the video id and words of ours: never a prompt, a key or a link.
 */
public final class StepLog {

    private StepLog() {}

    /** Whether somebody should look. */
    public enum Level {
        INFO,
        WARN,
        ERROR
    }

    /** Notes that {@code event} happened to a video; {@code detail} is a word or number of ours. */
    public static void info(String event, VideoId video, String detail) {
        write(Level.INFO, event, about(video.value(), detail));
    }

    /** The same, for something an operator should look at. */
    public static void warn(String event, VideoId video, String detail) {
        write(Level.WARN, event, about(video.value(), detail));
    }

    /** Notes an item that cannot be read: its key, which may be none of ours, and why not. */
    public static void unreadable(String event, String itemId, String attribute) {
        write(Level.WARN, event, about(itemId, attribute));
    }

    private static ObjectNode about(String video, String detail) {
        return Json.object().put("video_id", video).put("detail", detail);
    }

    /** Notes that {@code event} happened, in other words than those about one video. */
    public static void write(Level level, String event, ObjectNode details) {
        ObjectNode line = Json.object().put("level", level.name()).put("event", event);
        line.setAll(details);
        @SuppressWarnings("SystemOut") // Lambda's log is the process's standard output
        PrintStream log = System.out;
        log.println(Json.text(line));
    }
}

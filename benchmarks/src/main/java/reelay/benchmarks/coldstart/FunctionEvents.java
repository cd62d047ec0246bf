package reelay.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import reelay.benchmarks.process.PreparedVideos;
import reelay.video.Json;
import reelay.video.VideoId;
import reelay.video.step.StepInput;

/**
 * What each function is first asked: a case of events/, and for the three steps a video of its own,
 * because a second one on the same video would have less to do.
 */
record FunctionEvents(Path events, PreparedVideos videos) {

    /**
     * Makes what the event speaks of, and the event.
     *
     * @param function name of its folder
     */
    String next(String function) throws IOException, InterruptedException {
        return switch (function) {
            case "submit" -> about(videos.queued());
            case "poll", "store" -> about(videos.submitted(videos.job("a cold start")));
            case "api" -> Files.readString(events.resolve("api/list.json"));
            case "authorizer" -> Files.readString(events.resolve("authorizer/known-key.json"));
            case "sweep" -> Files.readString(events.resolve("sweep/scheduled.json"));
            case "access-check" -> Files.readString(events.resolve("access-check/on-demand.json"));
            default -> throw new IllegalStateException("no event for the function " + function);
        };
    }

    /** What the state machine hands to a step. */
    static String about(VideoId video) {
        return Json.text(new StepInput(video));
    }
}

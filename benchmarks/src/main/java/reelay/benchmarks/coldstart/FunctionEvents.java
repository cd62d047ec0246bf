package reelay.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reelay.benchmarks.process.PreparedVideos;
import reelay.video.Json;
import reelay.video.VideoId;
import reelay.video.step.StepInput;

/**
 * What each function is first asked: a case of events/, and for the three steps a video of its own,
 * because a second one on the same video would have less to do.
 */
record FunctionEvents(Path events, PreparedVideos videos) {

    private static final Set<String> STEPS = Set.of("submit", "poll", "store");

    private static final Map<String, String> CASES =
            Map.of(
                    "api", "api/list.json",
                    "authorizer", "authorizer/known-key.json",
                    "sweep", "sweep/scheduled.json",
                    "access-check", "access-check/on-demand.json",
                    "notify", "notify/video-completed.json",
                    "deliver", "deliver/an-event.json");

    /**
     * Makes what the event speaks of, and the event.
     *
     * @param function name of its folder, one of {@link #functions}
     */
    String next(String function) throws IOException, InterruptedException {
        return switch (function) {
            case "submit" -> about(videos.queued());
            case "poll", "store" -> about(videos.submitted(videos.job("a cold start")));
            default -> Files.readString(events.resolve(CASES.get(function)));
        };
    }

    /** The folders of the functions that there is an event for. */
    static Set<String> functions() {
        return Stream.concat(STEPS.stream(), CASES.keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the state machine hands to a step. */
    static String about(VideoId video) {
        return Json.text(new StepInput(video));
    }
}

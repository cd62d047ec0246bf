package reelay.api.video.shown;

import java.time.Instant;
import java.util.List;
import reelay.api.http.ApiResponse;
import reelay.video.Video;

/** What answers that show videos have in common. */
public final class VideoAnswer {

    /** Tells a queued video's reason without a key that an SDK would not know. */
    private static final String HELD = "reelay-held";

    private VideoAnswer() {}

    /** The video; while it is not final, with what it waits for and when to look again. */
    public static ApiResponse of(Video video, Instant now) {
        ApiResponse shown = ApiResponse.json(VideoResource.of(video));
        ApiResponse response =
                video.waiting().map(hold -> shown.with(HELD, hold.reason())).orElse(shown);
        return advised(response, List.of(video), now);
    }

    /** The response, with the advice for the video that is best looked at first. */
    public static ApiResponse advised(ApiResponse response, List<Video> videos, Instant now) {
        return videos.stream()
                .filter(video -> !video.status().terminal())
                .map(video -> PollAdvice.afterMillis(video, now))
                .min(Long::compare)
                .map(millis -> response.with("openai-poll-after-ms", Long.toString(millis)))
                .orElse(response);
    }
}

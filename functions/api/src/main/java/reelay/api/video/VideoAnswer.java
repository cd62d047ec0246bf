package reelay.api.video;

import java.time.Instant;
import java.util.List;
import reelay.api.http.ApiResponse;
import reelay.video.Video;

/** What answers that show videos have in common. */
public final class VideoAnswer {

    private VideoAnswer() {}

    /** The video, with advice when to look again while it is not final. */
    public static ApiResponse of(Video video, Instant now) {
        return advised(ApiResponse.json(VideoResource.of(video)), List.of(video), now);
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

package reelay.api.video;

import java.time.Instant;
import reelay.api.http.ApiResponse;
import reelay.video.Video;

/** The answer of every route that shows one video. */
public final class VideoAnswer {

    private VideoAnswer() {}

    /** The video, with advice when to look again while it is not final. */
    public static ApiResponse of(Video video, Instant now) {
        ApiResponse response = ApiResponse.json(VideoResource.of(video));
        return video.status().terminal()
                ? response
                : response.with(
                        "openai-poll-after-ms", Long.toString(PollAdvice.afterMillis(video, now)));
    }
}

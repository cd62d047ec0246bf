package reelay.api.routes;

import java.time.InstantSource;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.OwnVideos;
import reelay.api.video.VideoStarter;
import reelay.api.video.shown.VideoAnswer;
import reelay.video.Video;

/** Shows one video; one that was never started gets started again. */
public record RetrieveVideo(OwnVideos videos, VideoStarter starter, InstantSource clock)
        implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        Video video = videos.find(request);
        starter.startIfForgotten(video);
        return VideoAnswer.of(video, clock.instant());
    }
}

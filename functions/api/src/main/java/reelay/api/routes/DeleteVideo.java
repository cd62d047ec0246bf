package reelay.api.routes;

import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.CancelJob;
import reelay.api.video.OwnVideos;
import reelay.catalog.VideoBucket;
import reelay.catalog.VideoCatalog;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.workflow.Executions;

/**
 * Removes a video with everything that belongs to it; a running one is stopped first. Of what is
 * ours the item goes last, so a delete that broke off can be sent again; then the provider is told.
 */
public record DeleteVideo(
        OwnVideos videos,
        VideoCatalog catalog,
        VideoBucket bucket,
        Executions executions,
        CancelJob cancelJob)
        implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        Video video = videos.find(request);
        if (!video.status().terminal()) {
            executions.stop(video.id());
        }
        video.referenceKey().ifPresent(bucket::delete);
        // A store that was under way may have put an object without noting it.
        VideoBucket.videoKeys(video.owner(), video.id()).forEach(bucket::delete);
        Video removed =
                catalog.delete(video.id())
                        .orElseThrow(() -> ApiError.VIDEO_NOT_FOUND.with(video.id()));
        finish(video, removed);
        return ApiResponse.json(new Deleted(video.id().value(), "video.deleted", true));
    }

    /** What happened between the first look at the video and its end. */
    private void finish(Video seen, Video removed) {
        if (seen.stored().isEmpty()) {
            removed.stored().map(StoredVideo::objectKey).ifPresent(bucket::delete);
        }
        if (!removed.status().terminal()) {
            cancelJob.cancel(removed);
        }
    }

    private record Deleted(String id, String object, boolean deleted) {}
}

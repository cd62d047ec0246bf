package reelay.api.routes;

import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.CancelJob;
import reelay.api.video.OwnVideos;
import reelay.catalog.UnreadableVideoException;
import reelay.catalog.VideoCatalog;
import reelay.catalog.bucket.ObjectKeys;
import reelay.catalog.bucket.VideoBucket;
import reelay.video.StepLog;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoId;
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
        try {
            return delete(videos.find(request));
        } catch (UnreadableVideoException unreadable) {
            return deleteUnreadable(new VideoId(unreadable.id()), request.owner(), unreadable);
        }
    }

    /**
     * What nobody can read its owner can still be rid of. Which job it had, if any, nobody knows:
     * it is not cancelled.
     */
    private ApiResponse deleteUnreadable(
            VideoId id, String owner, UnreadableVideoException unreadable) {
        executions.stop(id);
        ObjectKeys.videoKeys(owner, id).forEach(bucket::delete);
        if (!catalog.deleteUnreadable(id, owner)) {
            throw ApiError.VIDEO_NOT_FOUND.with(id);
        }
        StepLog.unreadable("delete.unreadable", id.value(), unreadable.attribute());
        return ApiResponse.json(Deleted.of(id));
    }

    private ApiResponse delete(Video video) {
        if (!video.status().terminal()) {
            executions.stop(video.id());
        }
        video.referenceKey().ifPresent(bucket::delete);
        // A store that was under way may have put an object without noting it.
        ObjectKeys.videoKeys(video.owner(), video.id()).forEach(bucket::delete);
        Video removed =
                catalog.delete(video.id())
                        .orElseThrow(() -> ApiError.VIDEO_NOT_FOUND.with(video.id()));
        finish(video, removed);
        return ApiResponse.json(Deleted.of(video.id()));
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

    private record Deleted(String id, String object, boolean deleted) {
        static Deleted of(VideoId id) {
            return new Deleted(id.value(), "video.deleted", true);
        }
    }
}

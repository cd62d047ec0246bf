package reelay.api.video;

import reelay.api.http.ApiError;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoState;

/** For what only a finished video has: its bytes. */
public final class Finished {

    private Finished() {}

    /**
     * The bytes of a finished video.
     *
     * @throws reelay.api.http.ApiException if it is not finished, or never will be
     */
    public static StoredVideo stored(Video video) {
        return switch (video.state()) {
            case VideoState.Completed completed -> completed.stored();
            case VideoState.Failed failed ->
                    throw ApiError.VIDEO_GENERATION_FAILED.with(failed.failure().message());
            case VideoState.Queued _, VideoState.Adopted _, VideoState.Running _ ->
                    throw ApiError.VIDEO_NOT_READY.with(video.status().word());
        };
    }
}

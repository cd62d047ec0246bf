package reelay.api.video;

import java.util.Optional;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.catalog.UnreadableVideoException;
import reelay.catalog.VideoCatalog;
import reelay.video.Video;
import reelay.video.VideoId;

/** Finds videos for their owners; for everybody else they do not exist. */
public record OwnVideos(VideoCatalog catalog) {

    /**
     * The video whose id is in the path.
     *
     * @throws UnreadableVideoException if it is the owner's and its item cannot be read
     * @throws reelay.api.http.ApiException the same 404 for an odd id, an unknown one and another
     *     owner's, so that nobody learns which ids are taken
     */
    public Video find(ApiRequest request) {
        return find(request.owner(), request.pathValue("id"));
    }

    /** The same for an id that stood elsewhere. */
    public Video find(String owner, String id) {
        return VideoId.parse(id)
                .flatMap(ours -> readable(owner, ours))
                .filter(video -> video.owner().equals(owner))
                .orElseThrow(() -> ApiError.VIDEO_NOT_FOUND.with(Form.echo(id)));
    }

    private Optional<Video> readable(String owner, VideoId id) {
        try {
            return catalog.find(id);
        } catch (UnreadableVideoException unreadable) {
            if (unreadable.ownedBy(owner)) {
                throw unreadable;
            }
            return Optional.empty();
        }
    }
}

package reelay.sweep;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import reelay.catalog.UnsettledVideos.Standing;
import reelay.video.Json;
import reelay.video.VideoId;
import reelay.workflow.EventBus;

/** Tells the bus that a video is final, in the state machine's own words. */
record Announcements(EventBus bus) {

    void send(VideoId id, Standing standing) {
        switch (standing) {
            case Standing.Completed(String key, long bytes) ->
                    bus.send(
                            "Video Completed",
                            detail(id).put("object_key", key).put("bytes", bytes));
            case Standing.Failed(String code, List<String> _) ->
                    bus.send("Video Failed", detail(id).put("error_code", code));
            case Standing.Open _, Standing.Unreadable _, Standing.Settled _ -> {}
        }
    }

    private static ObjectNode detail(VideoId id) {
        return Json.object().put("video_id", id.value());
    }
}

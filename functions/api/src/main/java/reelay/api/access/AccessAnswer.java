package reelay.api.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import reelay.access.report.AccessReport;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.catalog.VideoListing;
import reelay.video.Hold;
import reelay.video.Json;
import reelay.video.Video;

/**
 * A report together with the asking owner's videos that wait for access. An operator sees all of
 * it; an app, whether videos can be made and why not, and nothing of the account itself.
 */
public record AccessAnswer(VideoListing listing, InstantSource clock) {

    /** No video is held for longer than a day (HoldLimitSeconds), so none is older than this. */
    private static final Duration OLDEST = Duration.ofHours(25);

    /** Most held videos shown; the oldest are. */
    private static final int MOST = 100;

    private static final List<String> FOR_APPS =
            List.of("object", "verdict", "reason", "sentence", "checked_at", "try_again_at");

    /** The answer to whoever asks. */
    public ApiResponse of(ApiRequest request, AccessReport report) {
        return ApiResponse.json(body(request, report));
    }

    /** The same as a part of another answer. */
    public ObjectNode body(ApiRequest request, AccessReport report) {
        ObjectNode body = json(report);
        boolean operator = request.fromOperator();
        if (!operator) {
            body.retain(FOR_APPS);
            body.put("sentence", AccountWords.hidden(report.sentence()));
        }
        body.put("operator", operator);
        ArrayNode held = body.putArray("held");
        listing.held(request.owner(), clock.instant().minus(OLDEST), MOST)
                .forEach(
                        video ->
                                video.waiting()
                                        .ifPresent(hold -> add(held, video, hold, operator)));
        return body;
    }

    private static void add(ArrayNode held, Video video, Hold hold, boolean operator) {
        held.addObject()
                .put("id", video.id().value())
                .put("reason", hold.reason())
                .put("message", operator ? hold.message() : AccountWords.hidden(hold.message()))
                .put("held_since", hold.since().getEpochSecond())
                .put("try_again_at", hold.until().getEpochSecond());
    }

    private static ObjectNode json(AccessReport report) {
        try {
            return (ObjectNode) Json.tree(Json.text(report));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is not JSON", e);
        }
    }
}

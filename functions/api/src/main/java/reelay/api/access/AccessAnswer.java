package reelay.api.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import reelay.access.report.AccessOverview;
import reelay.access.report.AccessReport;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.catalog.VideoListing;
import reelay.provider.target.OfferedModels;
import reelay.video.Hold;
import reelay.video.Video;

/**
 * The reports together with the asking owner's videos that wait for access: the one that matters
 * most to the models that are offered, and with several providers all of them in it. An operator
 * sees all of each; an app, whether videos can be made and why not, and nothing of the accounts
 * themselves.
 *
 * @param offered what apps may ask for, and who makes it
 */
public record AccessAnswer(OfferedModels offered, VideoListing listing, InstantSource clock) {

    /** No video is held for longer than a day (HoldLimitSeconds), so none is older than this. */
    private static final Duration OLDEST = Duration.ofHours(25);

    /** Most held videos shown; the oldest are. */
    private static final int MOST = 100;

    private static final List<String> FOR_APPS =
            List.of("object", "verdict", "reason", "sentence", "checked_at", "try_again_at");

    private static final List<String> FOR_APPS_OF_SEVERAL =
            Stream.concat(FOR_APPS.stream(), Stream.of("kind", "offered", "reports")).toList();

    /** Kinds of the providers whose accounts are checked. */
    public List<String> kinds() {
        return AccessOverview.kinds(offered);
    }

    /** The answer to whoever asks. */
    public ApiResponse of(ApiRequest request, List<AccessReport> reports) {
        return ApiResponse.json(body(request, reports));
    }

    /** The same as a part of another answer. */
    public ObjectNode body(ApiRequest request, List<AccessReport> reports) {
        ObjectNode body = new AccessOverview(reports, offered).json();
        boolean operator = request.fromOperator();
        if (!operator) {
            List<String> shown = reports.size() == 1 ? FOR_APPS : FOR_APPS_OF_SEVERAL;
            hide(body.retain(shown));
            body.path("reports").forEach(report -> hide(((ObjectNode) report).retain(shown)));
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

    private static void hide(ObjectNode report) {
        report.put("sentence", AccountWords.hidden(report.path("sentence").asText()));
    }
}

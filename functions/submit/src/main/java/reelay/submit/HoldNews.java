package reelay.submit;

import java.util.Optional;
import reelay.catalog.VideoCatalog;
import reelay.video.Hold;
import reelay.video.Json;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.step.SubmitOutcome;
import reelay.workflow.EventBus;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells the bus that a video begins to wait, and not that it goes on waiting. What the step came to
 * does not depend on it: an event that cannot be sent is a line in the log.
 */
record HoldNews(VideoCatalog catalog, EventBus bus) {

    private static final String HELD = "Video Held";

    /**
     * Tells it if this step made the video wait.
     *
     * @param before the video as the step found it
     */
    void tell(Video before, SubmitOutcome outcome) {
        switch (outcome) {
            case SubmitOutcome.Held _, SubmitOutcome.Busy _ -> {
                if (before.waiting().isEmpty()) {
                    tell(before);
                }
            }
            case SubmitOutcome.Accepted _,
                    SubmitOutcome.Refused _,
                    SubmitOutcome.AlreadyFinal _ -> {}
        }
    }

    private void tell(Video before) {
        try {
            // A wait for certainty about an earlier submit is no hold, and has no reason.
            Optional<Hold> begun = catalog.find(before.id()).flatMap(Video::waiting);
            begun.ifPresent(
                    hold ->
                            bus.send(
                                    HELD,
                                    Json.object()
                                            .put("video_id", before.id().value())
                                            .put("reason", hold.reason())));
        } catch (SdkException e) {
            StepLog.warn("submit.hold_untold", before.id(), e.getClass().getName());
        }
    }
}

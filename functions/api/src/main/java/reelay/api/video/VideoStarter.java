package reelay.api.video;

import java.time.Duration;
import java.time.InstantSource;
import reelay.api.http.ApiError;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.VideoState;
import reelay.workflow.Executions;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Starts executions, also the ones that should run and do not: the item is written first, so a
 * crash before the start leaves a video that only waits.
 */
public record VideoStarter(Executions executions, InstantSource clock) {

    /** After this a queued video that nobody submitted was probably never started. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(60);

    /**
     * Starts a video that has just been written, or that a repeated request found, unless it has
     * come further.
     *
     * @throws reelay.api.http.ApiException 503 if that fails, for the client to send it again
     */
    public void startUnlessSubmitted(Video video) {
        if (neverSubmitted(video) && start(video) == Executions.Start.ENDED_BEFORE) {
            StepLog.warn("start", video.id(), "the execution has ended without a submit");
        }
    }

    private Executions.Start start(Video video) {
        try {
            return executions.start(video.id());
        } catch (SdkException e) {
            throw ApiError.VIDEO_NOT_STARTED.with().causedBy(e);
        }
    }

    /** The same for a video that somebody looks at; that it fails does not spoil the look. */
    public void startIfForgotten(Video video) {
        boolean due = !clock.instant().isBefore(video.createdAt().plus(FORGOTTEN));
        if (neverSubmitted(video) && due) {
            try {
                executions.start(video.id());
            } catch (SdkException e) {
                StepLog.warn("start", video.id(), e.getClass().getName());
            }
        }
    }

    private static boolean neverSubmitted(Video video) {
        return switch (video.state()) {
            case VideoState.Queued queued -> queued.submits() == 0;
            case VideoState.Adopted _ -> true;
            case VideoState.Running _, VideoState.Completed _, VideoState.Failed _ -> false;
        };
    }
}

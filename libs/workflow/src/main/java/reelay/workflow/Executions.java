package reelay.workflow;

import reelay.video.VideoId;

/** Starts and stops what makes videos: one execution per video, named after it. */
public interface Executions {

    /** What came of {@link #start}. */
    enum Start {
        /** It runs, since now or already. */
        RUNNING,
        /** It ran once and has ended; the name cannot be used again. */
        ENDED_BEFORE
    }

    /** Starts a video's execution; a second start of a running one changes nothing. */
    Start start(VideoId id);

    /** Stops a video's execution; nothing happens when it does not run. */
    void stop(VideoId id);
}

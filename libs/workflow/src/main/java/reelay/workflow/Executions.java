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

    /**
     * Has the provider asked about a running video now, beside the execution that waits for it. A
     * second time for the same reason changes nothing.
     *
     * @param reason what made somebody think of it, 1 to 20 letters and digits
     */
    void wake(VideoId id, String reason);

    /** Stops a video's execution; nothing happens when it does not run. */
    void stop(VideoId id);
}

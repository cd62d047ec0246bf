package reelay.stack.hostile.way;

/** What a provider calls the states of a job. */
public enum WordChoice {
    OPENAI("queued", "in_progress", "completed", "failed"),
    CAPITALS("QUEUED", "IN_PROGRESS", "COMPLETED", "FAILED"),
    NEW_API("NOT_START", "IN_PROGRESS", "SUCCESS", "FAILURE"),
    KLING("submitted", "processing", "succeed", "failed"),
    RUNWAY("PENDING", "RUNNING", "SUCCEEDED", "FAILED"),
    MINIMAX("Preparing", "Processing", "Success", "Fail"),
    REPLICATE("starting", "processing", "succeeded", "canceled"),
    REJECTING("pending", "generating", "done", "rejected"),
    TIMING_OUT("queued", "running", "finished", "timeout"),
    EXPIRING("pending", "in_progress", "completed", "expired"),
    ABORTING("queued", "processing", "complete", "aborted"),
    PADDED(" queued ", "Running", " completed", "ERROR "),
    UNKNOWN_WAITING("in_the_hall", "on_the_easel", "completed", "failed"),
    UNKNOWN_DONE("queued", "in_progress", "well_done", "failed"),
    UNKNOWN_FAILURE("queued", "in_progress", "completed", "spoiled");

    public final String queued;
    public final String running;
    public final String done;
    public final String failed;

    WordChoice(String queued, String running, String done, String failed) {
        this.queued = queued;
        this.running = running;
        this.done = done;
        this.failed = failed;
    }
}

package reelay.simulator.dialect;

/** What {@code DELETE /videos/{id}} does. */
public enum Deletion {
    /** Deletes what is finished. */
    OPENAI,
    /** Deletes a running job too. */
    CANCELS,
    /** The same, and answers the job with the status {@code deleted}. */
    JOB_AS_DELETED,
    /** There is no such route. */
    NONE
}

package reelay.provider.job;

/** What a provider's status word means (protocol section 5). */
public enum JobState {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    /** The provider removed the job. */
    GONE,
    /** A word nobody has told us; keep polling, never take it for success. */
    UNKNOWN
}

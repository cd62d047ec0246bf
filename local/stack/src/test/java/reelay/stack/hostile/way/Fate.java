package reelay.stack.hostile.way;

/** What becomes of a job that was taken and paid for. */
public enum Fate {
    COMPLETES,
    FAILS,
    OUTPUT_BLOCKED,
    REMOVED_SAYS_SO,
    REMOVED_404,
    NEVER_ENDS,
    /** It is finished, and what is handed out is no video. */
    NO_VIDEO,
    /** It is finished, and nothing is handed out. */
    WITHHELD
}

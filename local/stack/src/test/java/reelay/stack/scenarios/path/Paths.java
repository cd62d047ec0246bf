package reelay.stack.scenarios.path;

import java.time.Duration;

/** Stretches of states that many paths share. */
public final class Paths {

    /** From the start to the answer of the first submit. */
    public static final String SUBMIT = "Begin Submit AfterSubmit";

    /** What an execution does that a call-back started. */
    public static final String LOOK = "Poll AfterPoll";

    /** One turn of the poll loop. */
    public static final String ASK = "Wait Poll AfterPoll";

    /** A finished job until its video is kept and announced. */
    public static final String KEEP = "Store AfterStore Announce Settle AfterSettle Done";

    /** A failure until it is recorded and announced. */
    public static final String FAIL = "RecordFailure Announce Settle AfterSettle Failed";

    /** Eight retries with the longest jitter: 2 + 4 + 8 + 16 + 32 + 60 + 60 + 60 s. */
    public static final Duration ALL_RETRIES = Duration.ofSeconds(242);

    /** Tries of a task: the first and eight retries. */
    public static final int ALL_TRIES = 9;

    private Paths() {}
}

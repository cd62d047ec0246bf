package reelay.stack.scenarios;

import java.time.Duration;

/** Stretches of states that many paths share. */
final class Paths {

    /** From the start to the answer of the first submit. */
    static final String SUBMIT = "Begin Submit AfterSubmit";

    /** One turn of the poll loop. */
    static final String ASK = "Wait Poll AfterPoll";

    /** A finished job until its video is kept and announced. */
    static final String KEEP = "Store AfterStore Announce Settle AfterSettle Done";

    /** A failure until it is recorded and announced. */
    static final String FAIL = "RecordFailure Announce Settle AfterSettle Failed";

    /** Eight retries with the longest jitter: 2 + 4 + 8 + 16 + 32 + 60 + 60 + 60 s. */
    static final Duration ALL_RETRIES = Duration.ofSeconds(242);

    /** Tries of a task: the first and eight retries. */
    static final int ALL_TRIES = 9;

    private Paths() {}
}

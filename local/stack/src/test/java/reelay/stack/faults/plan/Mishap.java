package reelay.stack.faults.plan;

import java.util.List;

/** What can happen to an outside call, and to whoever makes it. */
public enum Mishap {
    /** No connection: it does not happen. */
    REFUSED,
    /** It happens, and the connection breaks before the answer arrives. */
    ANSWER_LOST,
    /** It does not happen, and nobody says so until the caller gives up waiting. */
    TIMED_OUT,
    /** It happens, and the caller gives up waiting. */
    ANSWERED_TOO_LATE,
    /** The service says that there are too many. */
    THROTTLED,
    /** This call and all others to the service fail for some minutes. */
    OUTAGE,
    /** The body breaks off half-way. */
    BODY_BROKEN,
    /** The process dies before the call. */
    DIED_BEFORE,
    /** The process dies after the call. */
    DIED_AFTER,
    /** A function is invoked twice at once. */
    TWICE_AT_ONCE,
    /** A function is invoked again some minutes later. */
    AGAIN_LATER;

    /** Those of a call over the network. */
    static final List<Mishap> OF_CALLS =
            List.of(
                    REFUSED,
                    ANSWER_LOST,
                    TIMED_OUT,
                    ANSWERED_TOO_LATE,
                    THROTTLED,
                    OUTAGE,
                    DIED_BEFORE,
                    DIED_AFTER);

    /** Those after which nobody knows whether there is a job: mostly there is. */
    public static final List<Mishap> OF_LOST_SUBMITS =
            List.of(ANSWER_LOST, ANSWER_LOST, ANSWERED_TOO_LATE, DIED_AFTER, DIED_BEFORE);

    /** Those of a call that nobody's process makes: of Step Functions, the scheduler, an app. */
    static final List<Mishap> OF_SERVICES =
            List.of(REFUSED, ANSWER_LOST, TIMED_OUT, ANSWERED_TOO_LATE, THROTTLED, OUTAGE);

    /** Those of an invocation of a function. */
    static final List<Mishap> OF_INVOCATIONS =
            List.of(REFUSED, ANSWER_LOST, THROTTLED, TWICE_AT_ONCE, AGAIN_LATER);
}

package reelay.local.aws.asl.run;

/** Where an execution stands, in the API's words. */
public enum ExecutionStatus {
    /** Not ended yet. */
    RUNNING,
    /** Ended in a Succeed state or one with End. */
    SUCCEEDED,
    /** Ended with an error nobody caught. */
    FAILED,
    /** Ran longer than TimeoutSeconds of the state machine. */
    TIMED_OUT,
    /** Stopped from outside. */
    ABORTED
}

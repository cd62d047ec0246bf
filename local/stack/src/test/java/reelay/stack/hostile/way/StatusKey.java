package reelay.stack.hostile.way;

/** Under which name a job tells its state. */
public enum StatusKey {
    STATUS("status"),
    STATE("state"),
    TASK_STATUS("task_status");

    public final String key;

    StatusKey(String key) {
        this.key = key;
    }
}

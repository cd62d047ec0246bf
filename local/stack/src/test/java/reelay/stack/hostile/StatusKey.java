package reelay.stack.hostile;

/** Under which name a job tells its state. */
enum StatusKey {
    STATUS("status"),
    STATE("state"),
    TASK_STATUS("task_status");

    final String key;

    StatusKey(String key) {
        this.key = key;
    }
}

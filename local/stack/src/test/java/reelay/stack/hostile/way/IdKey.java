package reelay.stack.hostile.way;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Under which name a job tells its id. */
public enum IdKey {
    ID("id"),
    TASK_ID("task_id"),
    VIDEO_ID("video_id"),
    JOB_ID("job_id"),
    REQUEST_ID("request_id"),
    ID_AND_TASK_ID("id");

    private final String key;

    IdKey(String key) {
        this.key = key;
    }

    public void put(ObjectNode job, String id, IdForm form) {
        if (form == IdForm.NUMBER) {
            job.put(key, Long.parseLong(id));
        } else {
            job.put(key, id);
        }
        if (this == ID_AND_TASK_ID) {
            job.set("task_id", job.path(key));
        }
    }
}

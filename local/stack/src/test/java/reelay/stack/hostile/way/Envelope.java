package reelay.stack.hostile.way;

import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.video.Json;

/** What a job is wrapped in. */
public enum Envelope {
    NONE,
    DATA,
    CODE_AND_DATA,
    CODE_ZERO_AND_DATA,
    DATA_LIST,
    DATA_IN_DATA,
    OUTPUT,
    RESULT,
    TASK,
    SUCCESS_AND_RESULT;

    public ObjectNode around(ObjectNode job) {
        ObjectNode outer = Json.object();
        switch (this) {
            case NONE -> {
                return job;
            }
            case DATA -> outer.set("data", job);
            case CODE_AND_DATA -> outer.put("code", "success").put("message", "").set("data", job);
            case CODE_ZERO_AND_DATA -> outer.put("code", 0).put("msg", "ok").set("data", job);
            case DATA_LIST -> outer.putArray("data").add(job);
            case DATA_IN_DATA -> outer.put("code", "success").putObject("data").set("data", job);
            case OUTPUT -> outer.put("request_id", "req-7f3a").set("output", job);
            case RESULT -> outer.set("result", job);
            case TASK -> outer.set("task", job);
            case SUCCESS_AND_RESULT -> outer.put("success", true).set("result", job);
        }
        return outer;
    }
}

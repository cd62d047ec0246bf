package reelay.stack.hostile.way;

import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.video.Json;

/** Where the reason of a failed job stands. */
public enum ReasonForm {
    ERROR_OBJECT,
    ERROR_TEXT,
    ERROR_JSON_AS_TEXT,
    FAIL_REASON,
    FAILURE_REASON,
    ERROR_MESSAGE,
    MESSAGE,
    ERROR_WITHOUT_CODE;

    public void put(ObjectNode job, String code, String reason) {
        switch (this) {
            case ERROR_OBJECT -> job.putObject("error").put("code", code).put("message", reason);
            case ERROR_TEXT -> job.put("error", reason);
            case ERROR_JSON_AS_TEXT ->
                    job.put(
                            "error",
                            Json.text(Json.object().put("code", code).put("message", reason)));
            case FAIL_REASON -> job.put("fail_reason", reason);
            case FAILURE_REASON -> job.put("failure_reason", reason);
            case ERROR_MESSAGE -> job.put("error_message", reason).putNull("error");
            case MESSAGE -> job.put("message", reason);
            case ERROR_WITHOUT_CODE -> job.putObject("error").put("message", reason);
        }
    }
}

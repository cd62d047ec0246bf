package reelay.simulator.kling;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.wire.Answer;

/**
 * What Kling says when something is wrong: {@code {code, message, request_id}}. 1201, 1301 and 1303
 * were read in answers of its; the other numbers come from copies of its table, and the words are
 * made up where those have none.
 */
final class KlingRefusals {

    private KlingRefusals() {}

    static Answer of(Trouble trouble) {
        return switch (trouble.kind()) {
            case KEY_MISSING -> says(401, 1001, "Authorization is empty");
            case KEY_INVALID -> says(401, 1002, "Authorization is not valid");
            case KEY_NOT_PERMITTED, MODEL_NOT_OPEN, MODEL_RETIRED ->
                    says(403, 1103, "The requested resource is unauthorized, such as API/model");
            case ADDRESS_NOT_ALLOWED -> says(429, 1304, "IP is not in the allow list");
            case REGION_NOT_SUPPORTED -> says(403, 1103, "Not available in this region");
            case MODEL_UNKNOWN ->
                    says(404, 1203, "The requested resource does not exist, such as model");
            case NO_MONEY -> says(429, 1102, "Resource pack exhausted or expired");
            case SPEND_LIMIT, BILLING_INACTIVE -> says(429, 1101, "Account in arrears");
            case RATE_LIMITED -> waiting(says(429, 1302, "API request too fast"), trouble.detail());
            case TOO_MANY_JOBS ->
                    waiting(
                            says(429, 1303, "parallel task over resource pack limit"),
                            trouble.detail());
            case OVERLOADED -> says(503, 5001, "Server temporarily unavailable");
            case SERVER_ERROR -> says(500, 5000, "Server internal error");
            case INVALID, JOB_NOT_READY, CONTENT_GONE -> says(400, 1201, trouble.detail());
            case PROMPT_REFUSED -> says(400, 1301, "Content violates the content policy");
            case ID_TAKEN ->
                    says(400, 1201, "external_task_id already exists: " + trouble.detail());
            case JOB_UNKNOWN, NO_SUCH_ROUTE ->
                    says(404, 1202, "The requested method is invalid: " + trouble.detail());
        };
    }

    private static Answer.Whole says(int status, int code, String message) {
        return Answer.json(status, Map.of(), envelope(code, message));
    }

    static ObjectNode envelope(int code, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("message", message)
                .put("request_id", UUID.randomUUID().toString());
    }

    private static Answer waiting(Answer.Whole answer, String seconds) {
        return seconds.isEmpty() ? answer : answer.with("Retry-After", seconds);
    }
}

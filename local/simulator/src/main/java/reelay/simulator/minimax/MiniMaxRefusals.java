package reelay.simulator.minimax;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.wire.Answer;

/**
 * What MiniMax says when something is wrong: {@code {type: "error", error: {type, message,
 * http_code}, request_id}}, with a number in brackets at the end of the message. Where a trouble
 * has no number in its documents, words and number are made up.
 */
final class MiniMaxRefusals {

    private MiniMaxRefusals() {}

    static Answer of(Trouble trouble) {
        return switch (trouble.kind()) {
            case KEY_MISSING, KEY_INVALID -> says(401, "authorized_error", "login fail", 1004);
            case KEY_NOT_PERMITTED, MODEL_NOT_OPEN, MODEL_RETIRED ->
                    says(
                            403,
                            "forbidden_error",
                            "the account is not allowed to use this model",
                            2061);
            case ADDRESS_NOT_ALLOWED ->
                    says(403, "forbidden_error", "ip address is not allowed", 2061);
            case REGION_NOT_SUPPORTED ->
                    says(403, "forbidden_error", "not available in your region", 2061);
            case MODEL_UNKNOWN ->
                    says(400, "bad_request_error", "invalid params, unknown model", 2013);
            case NO_MONEY, SPEND_LIMIT, BILLING_INACTIVE ->
                    says(402, "insufficient_balance_error", "insufficient balance", 1008);
            case RATE_LIMITED, TOO_MANY_JOBS ->
                    waiting(says(429, "rate_limit_error", "rate limit", 1002), trouble.detail());
            case OVERLOADED -> says(503, "server_error", "server is busy", 1000);
            case SERVER_ERROR -> says(500, "server_error", "unknown error", 1000);
            case INVALID, ID_TAKEN, JOB_NOT_READY, CONTENT_GONE ->
                    says(400, "bad_request_error", trouble.detail(), 2013);
            case PROMPT_REFUSED ->
                    says(422, "unprocessable_entity_error", "input is not allowed", 1026);
            case JOB_UNKNOWN -> says(400, "bad_request_error", "invalid task_id", 2013);
            case NO_SUCH_ROUTE -> says(404, "not_found_error", "no such route", 2013);
        };
    }

    private static Answer.Whole says(int status, String type, String message, int number) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "error");
        body.putObject("error")
                .put("type", type)
                .put("message", message + " (" + number + ")")
                .put("http_code", Integer.toString(status));
        body.put("request_id", UUID.randomUUID().toString());
        return Answer.json(status, Map.of(), body);
    }

    private static Answer.Whole waiting(Answer.Whole answer, String seconds) {
        return seconds.isEmpty() ? answer : answer.with("Retry-After", seconds);
    }
}

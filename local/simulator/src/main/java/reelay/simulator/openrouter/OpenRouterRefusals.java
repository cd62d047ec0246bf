package reelay.simulator.openrouter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.wire.Answer;

/**
 * What OpenRouter says when something is wrong: {@code {error: {code, message, metadata}}}, the
 * code being the status. The sentences about key, credit, limit, moderation and models are its own;
 * the others are made up.
 */
final class OpenRouterRefusals {

    private OpenRouterRefusals() {}

    static Answer of(Trouble trouble) {
        return switch (trouble.kind()) {
            case KEY_MISSING -> says(401, "No auth credentials found");
            case KEY_INVALID -> says(401, "User not found.");
            case KEY_NOT_PERMITTED, ADDRESS_NOT_ALLOWED ->
                    says(403, "This key may not be used for this request.");
            case REGION_NOT_SUPPORTED -> says(403, "This model is not available in your region.");
            case MODEL_NOT_OPEN -> says(403, "Your account does not have access to this model.");
            case MODEL_UNKNOWN -> says(400, trouble.detail() + " is not a valid model ID");
            case MODEL_RETIRED -> says(404, "The model has been deprecated");
            case NO_MONEY, BILLING_INACTIVE ->
                    says(
                            402,
                            "Insufficient credits. Add more using"
                                    + " https://openrouter.ai/settings/credits");
            case SPEND_LIMIT ->
                    says(
                            403,
                            "Key limit exceeded (monthly limit). Manage it using"
                                    + " https://openrouter.ai/settings/keys");
            case RATE_LIMITED, TOO_MANY_JOBS ->
                    waiting(says(429, "Rate limit exceeded"), trouble.detail());
            case OVERLOADED -> says(503, "Provider is overloaded");
            case SERVER_ERROR -> says(500, "Internal Server Error");
            case INVALID, ID_TAKEN -> says(400, trouble.detail());
            case PROMPT_REFUSED -> says(403, "Input was flagged for moderation: violence");
            case JOB_UNKNOWN -> says(404, "Video generation job not found");
            case JOB_NOT_READY ->
                    says(409, "Video is not ready, its status is " + trouble.detail());
            case CONTENT_GONE -> says(410, "Video is no longer available");
            case NO_SUCH_ROUTE -> says(404, "Not Found");
        };
    }

    private static Answer.Whole says(int status, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", status).put("message", message);
        return Answer.json(status, Map.of(), body);
    }

    private static Answer waiting(Answer.Whole answer, String seconds) {
        return seconds.isEmpty() ? answer : answer.with("Retry-After", seconds);
    }
}

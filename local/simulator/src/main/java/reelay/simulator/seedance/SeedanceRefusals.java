package reelay.simulator.seedance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.wire.Answer;

/**
 * What Seedance says when something is wrong: {@code {error: {code, message}}}. The codes come from
 * others' adapters; the statuses of some and most sentences are made up.
 */
final class SeedanceRefusals {

    private SeedanceRefusals() {}

    static Answer of(Trouble trouble) {
        return switch (trouble.kind()) {
            case KEY_MISSING -> says(401, "AuthenticationError", "The API key is missing.");
            case KEY_INVALID -> says(401, "AuthenticationError", "The API key doesn't exist.");
            case KEY_NOT_PERMITTED ->
                    says(403, "AccessDenied", "The API key has no permission for this resource.");
            case ADDRESS_NOT_ALLOWED ->
                    says(403, "AccessDenied", "The IP address is not in the allow list.");
            case REGION_NOT_SUPPORTED ->
                    says(403, "AccessDenied", "The service is not available in your region.");
            case MODEL_NOT_OPEN ->
                    says(
                            404,
                            "ModelNotOpen",
                            "Your account has not activated the model. Please activate the model"
                                    + " service in the Ark Console.");
            case MODEL_UNKNOWN ->
                    says(
                            404,
                            "InvalidEndpointOrModel.NotFound",
                            "The model or endpoint does not exist or you do not have access to"
                                    + " it.");
            case MODEL_RETIRED ->
                    says(404, "InvalidEndpoint.ModelShutdown", "The model has been shut down.");
            case NO_MONEY, BILLING_INACTIVE ->
                    says(403, "AccountOverdueError", "The account has an overdue balance.");
            case SPEND_LIMIT ->
                    says(429, "SetLimitExceeded", "The limit that the account has set is reached.");
            case RATE_LIMITED ->
                    waiting(
                            says(
                                    429,
                                    "ModelAccountRpmRateLimitExceeded",
                                    "The requests per minute of the account are exceeded."),
                            trouble.detail());
            case TOO_MANY_JOBS ->
                    waiting(
                            says(429, "QuotaExceeded", "Too many tasks are running."),
                            trouble.detail());
            case OVERLOADED -> says(429, "ServerOverloaded", "The service is overloaded.");
            case SERVER_ERROR ->
                    says(
                            500,
                            "InternalServiceError",
                            "The service encountered an unexpected internal error.");
            case INVALID, ID_TAKEN -> says(400, "InvalidParameter", trouble.detail());
            case PROMPT_REFUSED ->
                    says(
                            400,
                            "InputTextSensitiveContentDetected",
                            "The request failed because the input text may contain sensitive"
                                    + " information.");
            case JOB_UNKNOWN, CONTENT_GONE ->
                    says(404, "ResourceNotFound", "The task " + trouble.detail() + " is unknown.");
            case JOB_NOT_READY -> says(409, "InvalidAction", "A running task can not be deleted.");
            case NO_SUCH_ROUTE -> says(404, "InvalidAction", "No such action: " + trouble.detail());
        };
    }

    private static Answer.Whole says(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return Answer.json(status, Map.of(), body);
    }

    private static Answer waiting(Answer.Whole answer, String seconds) {
        return seconds.isEmpty() ? answer : answer.with("Retry-After", seconds);
    }
}

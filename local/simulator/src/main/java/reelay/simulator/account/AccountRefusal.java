package reelay.simulator.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;

/** How an account is refused, in the provider's own words wherever they are known. */
public enum AccountRefusal {
    KEY_INVALID,
    KEY_OF_OTHER_PROJECT,
    IP_NOT_ALLOWED,
    REGION_NOT_SUPPORTED,
    ORGANIZATION_MISMATCH,
    ORGANIZATION_UNKNOWN,
    UNVERIFIED,
    UNVERIFIED_404,
    MODEL_NOT_FOUND,
    MODEL_FORBIDDEN,
    MODEL_DEPRECATED,
    DEPLOYMENT_MISSING,
    INVALID_URL,
    GONE,
    FORBIDDEN,
    TOO_MANY_OF_NONE,
    BILLING_INACTIVE,
    CREDIT_EXHAUSTED,
    CREDIT_BALANCE_EXHAUSTED,
    SPEND_LIMIT_REACHED,
    PROJECT_LIMIT_REACHED,
    HARD_LIMIT_REACHED,
    RATE_LIMITED,
    /** Too many jobs are at work at once. */
    TOO_MANY_JOBS,
    OVERLOADED,
    SERVER_ERROR,
    USER_NOT_FOUND,
    SCOPE_MISSING,
    WEB_PAGE,
    QUOTA_NOT_ENOUGH,
    BUDGET_EXCEEDED,
    KEY_LIMIT_EXCEEDED,
    ACCOUNT_OVERDUE,
    FLAGGED,
    PROXY_KEY,
    LEGAL_REASONS,
    SIGN_IN,
    KEY_WITHOUT_MODEL,
    MODEL_NAME_INVALID,
    AZURE_KEY;

    private static final String INVALID = "invalid_request_error";
    private static final String QUOTA = "insufficient_quota";

    /** The refusal of that name in lower case. */
    public static AccountRefusal ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What the client gets. */
    public Answer answer(String model, Call call) {
        return switch (this) {
            case USER_NOT_FOUND -> numbered(401, "User not found.");
            case KEY_LIMIT_EXCEEDED -> numbered(403, "Key limit exceeded (monthly limit).");
            case FLAGGED -> numbered(403, "Input was flagged for moderation: violence");
            case WEB_PAGE -> Answer.html("<!doctype html><title>Welcome</title>");
            case SIGN_IN -> Answer.redirect(302, "/login?from=api");
            case PROXY_KEY -> Answer.html(407, "<title>Proxy Authentication Required</title>");
            default -> error(model, call).answer();
        };
    }

    /** OpenRouter's and its like: the code is the status. */
    private static Answer numbered(int status, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("message", message).put("code", status);
        return Answer.json(status, Map.of(), body);
    }

    private ErrorAnswer error(String model, Call call) {
        return switch (this) {
            case USER_NOT_FOUND, KEY_LIMIT_EXCEEDED, FLAGGED, WEB_PAGE, SIGN_IN, PROXY_KEY ->
                    throw new IllegalStateException(this + " is not in OpenAI's envelope");
            case SCOPE_MISSING ->
                    ErrorAnswer.refusal(
                            401,
                            INVALID,
                            "missing_scope",
                            "You have insufficient permissions for this operation. Missing scopes:"
                                    + " api.videos.write.");
            case QUOTA_NOT_ENOUGH ->
                    ErrorAnswer.refusal(
                            403, "new_api_error", "quota_not_enough", "user quota is not enough");
            case BUDGET_EXCEEDED ->
                    ErrorAnswer.refusal(
                            400,
                            "budget_exceeded",
                            "400",
                            "Budget has been exceeded! Current cost: 10.2, Max budget: 10.0");
            case ACCOUNT_OVERDUE ->
                    ErrorAnswer.refusal(
                            403,
                            "Forbidden",
                            "AccountOverdueError",
                            "The request failed because your account has an overdue balance.");
            case LEGAL_REASONS ->
                    ErrorAnswer.refusal(451, INVALID, null, "Unavailable For Legal Reasons");
            case KEY_WITHOUT_MODEL ->
                    ErrorAnswer.refusal(
                            401,
                            "key_model_access_denied",
                            "401",
                            "key not allowed to access model. This key can only access"
                                    + " models=['text-1']. Tried to access "
                                    + model);
            case MODEL_NAME_INVALID ->
                    ErrorAnswer.refusal(
                            400,
                            INVALID,
                            "400",
                            "Invalid model name passed in model="
                                    + model
                                    + ". Call `/v1/models` to view available models for your key.");
            case AZURE_KEY ->
                    ErrorAnswer.refusal(
                            401,
                            INVALID,
                            "401",
                            "Access denied due to invalid subscription key or wrong API endpoint."
                                    + " Make sure to provide a valid key for an active subscription and"
                                    + " use a correct regional API endpoint for your resource.");
            case KEY_INVALID -> ErrorAnswer.wrongKey();
            case KEY_OF_OTHER_PROJECT ->
                    ErrorAnswer.refusal(
                            401,
                            INVALID,
                            "mismatched_project",
                            "OpenAI-Project header should match project for API key");
            case IP_NOT_ALLOWED ->
                    ErrorAnswer.refusal(
                            401,
                            INVALID,
                            "ip_not_authorized",
                            "Your IP address is not authorized to use this key.");
            case REGION_NOT_SUPPORTED -> ErrorAnswer.regionNotSupported();
            case ORGANIZATION_MISMATCH ->
                    ErrorAnswer.refusal(
                            401,
                            INVALID,
                            "mismatched_organization",
                            "OpenAI-Organization header should match organization for API key");
            case ORGANIZATION_UNKNOWN ->
                    ErrorAnswer.refusal(
                            401,
                            INVALID,
                            null,
                            "You must be a member of an organization to use the API.");
            case UNVERIFIED -> ErrorAnswer.unverified(403, model);
            case UNVERIFIED_404 -> ErrorAnswer.unverified(404, model);
            case MODEL_NOT_FOUND -> ErrorAnswer.modelNotFound(model);
            case MODEL_FORBIDDEN ->
                    ErrorAnswer.refusal(
                            403,
                            INVALID,
                            "model_not_found",
                            "Project `proj_simulator` does not have access to model `"
                                    + model
                                    + "`");
            case MODEL_DEPRECATED -> ErrorAnswer.modelRetired(model);
            case DEPLOYMENT_MISSING ->
                    ErrorAnswer.refusal(
                            404,
                            INVALID,
                            "DeploymentNotFound",
                            "The API deployment '"
                                    + model
                                    + "' for this resource does not exist. If you created the"
                                    + " deployment within the last 5 minutes, please wait a moment"
                                    + " and try again.");
            case INVALID_URL -> ErrorAnswer.invalidUrl(call.method(), call.pathText());
            case GONE -> ErrorAnswer.refusal(410, INVALID, null, "Gone");
            case FORBIDDEN -> ErrorAnswer.refusal(403, INVALID, null, "Forbidden");
            case TOO_MANY_OF_NONE ->
                    ErrorAnswer.refusal(
                            403,
                            INVALID,
                            null,
                            "Your usage tier does not have access to model `" + model + "`.");
            case BILLING_INACTIVE ->
                    ErrorAnswer.refusal(
                            429,
                            "billing_not_active",
                            "billing_not_active",
                            "Your account is not active, please check your billing details.");
            case CREDIT_EXHAUSTED -> ErrorAnswer.insufficientQuota();
            case CREDIT_BALANCE_EXHAUSTED ->
                    ErrorAnswer.refusal(
                            429,
                            QUOTA,
                            "credit_balance_exhausted",
                            "Your credit balance is exhausted.");
            case SPEND_LIMIT_REACHED ->
                    ErrorAnswer.refusal(
                            429,
                            QUOTA,
                            "organization_spend_limit_exceeded",
                            "Your organization has reached its spend limit.");
            case PROJECT_LIMIT_REACHED ->
                    ErrorAnswer.refusal(
                            429,
                            QUOTA,
                            "project_spend_limit_exceeded",
                            "Your project has reached its spend limit.");
            case HARD_LIMIT_REACHED ->
                    ErrorAnswer.refusal(
                            400,
                            INVALID,
                            "billing_hard_limit_reached",
                            "Billing hard limit has been reached");
            case RATE_LIMITED -> ErrorAnswer.rateLimited("40");
            case TOO_MANY_JOBS ->
                    ErrorAnswer.refusal(
                            429,
                            INVALID,
                            "rate_limit_exceeded",
                            "Too many concurrent video jobs. Wait until one has ended.");
            case OVERLOADED -> ErrorAnswer.overloaded();
            case SERVER_ERROR ->
                    ErrorAnswer.serverError(
                            "The server had an error while processing your request.");
        };
    }
}

package reelay.stack.hostile.way;

import java.util.List;

/**
 * What a provider says to a submit that it does not take.
 *
 * @param meaning what it means by that
 * @param status 200 for an error inside a good answer
 */
public record SubmitRefusal(Meaning meaning, int status, String body) {

    /** What a refusal is about. */
    public enum Meaning {
        MONEY,
        MODERATION,
        REQUEST,
        KEY,
        BUSY
    }

    private static final String QUOTA = "You exceeded your current quota, check your billing";

    public static final List<SubmitRefusal> BY_STATUS =
            List.of(
                    money(429, error("insufficient_quota", QUOTA)),
                    money(402, "{\"error\":{\"message\":\"Insufficient credits\",\"code\":402}}"),
                    money(403, error("insufficient_user_quota", "user quota is not enough")),
                    money(400, error("budget_exceeded", "Budget has been exceeded! Current cost")),
                    blocked(400, error("moderation_blocked", "Blocked by our moderation system")),
                    blocked(400, error("content_policy_violation", "It breaks our policy")),
                    blocked(403, error(null, "Input was flagged for moderation: violence")),
                    request(400, error("invalid_value", "Invalid value: 'seconds'")),
                    request(
                            422,
                            "{\"detail\":[{\"loc\":[\"body\",\"size\"],\"msg\":\"bad size\"}]}"),
                    request(400, "{\"error\":\"size is not one of ours\"}"),
                    key(401, error("invalid_api_key", "Incorrect API key provided")),
                    key(401, "{\"error\":{\"message\":\"User not found.\",\"code\":401}}"),
                    busy(429, error("rate_limit_exceeded", "Rate limit reached")),
                    busy(429, "{\"detail\":\"Too many requests\"}"),
                    busy(503, "{\"detail\":\"Task limit reached\"}"));

    public static final List<SubmitRefusal> IN_2XX =
            List.of(
                    money(200, error("insufficient_quota", QUOTA)),
                    money(
                            200,
                            "{\"code\":\"insufficient_user_quota\",\"message\":\"user quota is not"
                                    + " enough\",\"data\":null}"),
                    money(
                            200,
                            "{\"base_resp\":{\"status_code\":1008,\"status_msg\":\"insufficient"
                                    + " balance\"}}"),
                    blocked(200, error("content_policy_violation", "It breaks our policy")),
                    request(200, "{\"code\":1001,\"msg\":\"parameter size is wrong\"}"),
                    request(200, error("invalid_value", "Invalid value: 'seconds'")),
                    request(200, "{\"success\":false,\"message\":\"size is not one of ours\"}"),
                    key(200, error("invalid_api_key", "Incorrect API key provided")));

    private static SubmitRefusal money(int status, String body) {
        return new SubmitRefusal(Meaning.MONEY, status, body);
    }

    private static SubmitRefusal blocked(int status, String body) {
        return new SubmitRefusal(Meaning.MODERATION, status, body);
    }

    private static SubmitRefusal request(int status, String body) {
        return new SubmitRefusal(Meaning.REQUEST, status, body);
    }

    private static SubmitRefusal key(int status, String body) {
        return new SubmitRefusal(Meaning.KEY, status, body);
    }

    private static SubmitRefusal busy(int status, String body) {
        return new SubmitRefusal(Meaning.BUSY, status, body);
    }

    private static String error(@org.jspecify.annotations.Nullable String code, String message) {
        return "{\"error\":{\"message\":\"%s\",\"type\":\"invalid_request_error\",\"code\":%s}}"
                .formatted(message, code == null ? null : '"' + code + '"');
    }
}

package reelay.provider.openai;

import static reelay.provider.ProviderErrorKind.*;
import static reelay.provider.openai.ErrorClues.Asked.SUBMIT;

import reelay.provider.ProviderErrorKind;

/** The one place that decides what an error answer of a provider means. */
final class ErrorMeaning {

    private ErrorMeaning() {}

    /** The first row that fits wins; sections are those of the protocol's description. */
    static ProviderErrorKind of(ErrorClues c) {
        return switch (c) {
            // 2.4, and "has been deprecated" of 2.2: before anything else.
            case ErrorClues _ when c.retiredAtOpenAi() -> RETIRED;
            case ErrorClues _ when c.says("has been deprecated") -> MODEL_RETIRED;

            // 2.2: the text decides, it was seen with 403 and with 404.
            case ErrorClues _ when c.says("organization must be verified") ->
                    ORGANIZATION_UNVERIFIED;
            // 5, Azure: a new deployment takes minutes to hours to be seen.
            case ErrorClues _ when c.says("api deployment") && c.says("does not exist") ->
                    MODEL_NOT_PERMITTED;

            // 2.3
            case ErrorClues _
                    when c.hasWord("moderation_blocked", "content_policy_violation")
                            || c.says("blocked by our moderation system") ->
                    MODERATION_BLOCKED;

            // 2.2, billing: codes seen with 429, some with 400.
            case ErrorClues _ when c.hasWord("insufficient_quota", "credit_balance_exhausted") ->
                    QUOTA_EXHAUSTED;
            case ErrorClues _
                    when c.hasWord(
                            "organization_spend_limit_exceeded",
                            "organization_usage_limit_exceeded",
                            "project_spend_limit_exceeded",
                            "billing_hard_limit_reached") ->
                    SPEND_LIMIT_REACHED;
            case ErrorClues _ when c.hasWord("billing_not_active") -> BILLING_INACTIVE;
            case ErrorClues _ when c.hasWord("rate_limit_exceeded") -> RATE_LIMITED;
            case ErrorClues _ when c.hasWord("server_is_overloaded", "slow_down") -> OVERLOADED;

            // 2.2, who we are and where we ask from.
            case ErrorClues _ when c.hasWord("invalid_api_key") -> KEY_INVALID;
            case ErrorClues _
                    when c.hasWord("mismatched_project")
                            || c.says("openai-project header should match") ->
                    NOT_OF_THE_PROJECT;
            case ErrorClues _
                    when c.hasWord("mismatched_organization", "invalid_organization")
                            || c.says("must be a member of an organization")
                            || c.says("openai-organization header should match")
                            || c.says("no such organization") ->
                    NOT_A_MEMBER;
            case ErrorClues _
                    when c.hasWord("ip_not_authorized") || (c.is(401, 403) && c.saysIpRefused()) ->
                    IP_NOT_ALLOWED;
            case ErrorClues _
                    when c.hasWord("unsupported_country_region_territory")
                            || (c.is(400, 401, 403) && c.saysRegionRefused()) ->
                    REGION_NOT_SUPPORTED;

            // 2.2, the model: OpenAI says model_not_found with 403 when a project may not use it.
            case ErrorClues _
                    when c.says("does not have access to model")
                            || (c.is(403) && c.hasWord("model_not_found")) ->
                    MODEL_NOT_PERMITTED;
            case ErrorClues _
                    when c.hasWord("model_not_found")
                            || c.says("does not exist or you do not have access to it") ->
                    MODEL_NOT_FOUND;

            // 5: a job that is not finished, in the words of Unsloth, vLLM-Omni and new-api.
            case ErrorClues _
                    when c.hasWord("video_not_ready")
                            || (c.asked() != SUBMIT
                                    && c.is(400, 404, 409, 425)
                                    && c.saysUnfinished()) ->
                    NOT_READY;
            case ErrorClues _ when c.hasWord("video_not_found") -> NOT_FOUND;

            // A page for people stands at the address, or a proxy stands before it.
            case ErrorClues _ when c.webPage() && c.is(404, 405) -> ROUTE_MISSING;
            case ErrorClues _ when c.webPage() && c.is(400, 403, 410) -> NOT_THE_PROTOCOL;

            // Only the status is left.
            case ErrorClues _ when c.is(401) -> KEY_INVALID;
            case ErrorClues _ when c.is(402) -> QUOTA_EXHAUSTED;
            case ErrorClues _ when c.is(403) -> MODEL_NOT_PERMITTED;
            case ErrorClues _ when c.is(404) && c.asked().namesJob() && !c.saysNoSuchRoute() ->
                    NOT_FOUND;
            case ErrorClues _ when c.is(404, 405, 501) -> ROUTE_MISSING;
            case ErrorClues _ when c.is(408) -> TIMED_OUT;
            // 5, Unsloth: one job at a time.
            case ErrorClues _ when c.is(409) && c.asked() == SUBMIT -> OVERLOADED;
            case ErrorClues _ when c.is(409, 425) -> NOT_READY;
            case ErrorClues _ when c.is(410) -> c.asked().namesJob() ? NOT_FOUND : RETIRED;
            case ErrorClues _ when c.is(429) && c.says("exceeded your current quota") ->
                    QUOTA_EXHAUSTED;
            // Also 2.3, Azure: "Too many running tasks", without a code.
            case ErrorClues _ when c.is(429) -> RATE_LIMITED;
            case ErrorClues _ when c.is(503, 529) -> OVERLOADED;
            case ErrorClues _ when c.status() >= 500 -> SERVER_ERROR;
            case ErrorClues _ when c.status() >= 400 -> REQUEST_INVALID;
            case ErrorClues _ -> NOT_THE_PROTOCOL;
        };
    }
}

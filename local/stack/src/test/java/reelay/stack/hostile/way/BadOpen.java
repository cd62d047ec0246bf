package reelay.stack.hostile.way;

import reelay.stack.faults.wire.HttpReply;

/** What comes now and then instead of a finished video, and is no verdict about it. */
public enum BadOpen {
    NONE,
    PAGE_404,
    DETAIL_404,
    OWN_404,
    UNAUTHORIZED_401,
    CHALLENGE_403,
    SERVER_ERROR_500,
    BAD_GATEWAY_502,
    RATE_LIMITED_429,
    HUNG_UP,
    STILL_RUNNING_400,
    ACCEPTED_202,
    CONFLICT_409,
    TOO_EARLY_425,
    EMPTY_200,
    PAGE_200,
    WAITING_JSON_200,
    LOGIN_302;

    /** Whether it looks like what a provider hands out for good, which is judged on the second. */
    public boolean looksFinal() {
        return this == EMPTY_200 || this == PAGE_200 || this == LOGIN_302;
    }

    public HttpReply reply() {
        return switch (this) {
            case PAGE_404 -> BadLook.PAGE_404.reply();
            case DETAIL_404 -> BadLook.DETAIL_404.reply();
            case OWN_404 -> BadLook.OWN_404.reply();
            case UNAUTHORIZED_401 -> BadLook.UNAUTHORIZED_401.reply();
            case CHALLENGE_403 -> BadLook.CHALLENGE_403.reply();
            case SERVER_ERROR_500 -> BadLook.SERVER_ERROR_500.reply();
            case BAD_GATEWAY_502 -> BadLook.BAD_GATEWAY_502.reply();
            case RATE_LIMITED_429 -> BadLook.RATE_LIMITED_429.reply();
            case HUNG_UP -> HttpReply.hungUp();
            case STILL_RUNNING_400 ->
                    json(
                            400,
                            "{\"detail\":\"Task is not completed yet, current status: running\"}");
            case ACCEPTED_202 -> json(202, "{\"status\":\"processing\"}");
            case CONFLICT_409 -> json(409, "{\"detail\":\"busy\"}");
            case TOO_EARLY_425 -> json(425, "{\"detail\":\"too early\"}");
            case EMPTY_200 -> HttpReply.text(200, "video/mp4", "");
            case PAGE_200 -> BadLook.PAGE_200.reply();
            case WAITING_JSON_200 -> json(200, "{\"status\":\"processing\",\"progress\":99}");
            case LOGIN_302 -> BadLook.LOGIN_302.reply();
            case NONE -> throw new IllegalStateException("nothing is bad");
        };
    }

    private static HttpReply json(int status, String body) {
        return HttpReply.text(status, "application/json", body);
    }
}

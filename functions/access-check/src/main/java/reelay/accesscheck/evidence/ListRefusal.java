package reelay.accesscheck.evidence;

import reelay.access.Reason;
import reelay.provider.ProviderErrorKind;

/** What an error in place of the list of models means for access. */
public final class ListRefusal {

    private ListRefusal() {}

    public static Reason of(ProviderErrorKind kind) {
        return switch (kind) {
            case RETIRED -> Reason.PROVIDER_RETIRED;
            case MODEL_RETIRED -> Reason.MODEL_RETIRED;
            case UNREACHABLE, TIMED_OUT -> Reason.UNREACHABLE;
            case NOT_THE_PROTOCOL -> Reason.NOT_AN_OPENAI_API;
            case SECRET_UNREADABLE -> Reason.SECRET_UNREADABLE;
            case KEY_MISSING, KEY_INVALID -> Reason.KEY_INVALID;
            case ACCOUNT_CLOSED -> Reason.ACCOUNT_CLOSED;
            case KEY_NOT_PERMITTED, REQUEST_REFUSED -> Reason.MODEL_LIST_REFUSED;
            case NOT_OF_THE_PROJECT -> Reason.KEY_OF_OTHER_PROJECT;
            case NOT_A_MEMBER -> Reason.ORGANIZATION_MISMATCH;
            case IP_NOT_ALLOWED -> Reason.IP_NOT_ALLOWED;
            case REGION_NOT_SUPPORTED -> Reason.REGION_NOT_SUPPORTED;
            case RATE_LIMITED -> Reason.RATE_LIMITED;
            case OVERLOADED -> Reason.PROVIDER_OVERLOADED;
            case SERVER_ERROR -> Reason.PROVIDER_ERROR;
            case ORGANIZATION_UNVERIFIED,
                    MODEL_NOT_PERMITTED,
                    MODEL_NOT_FOUND,
                    QUOTA_EXHAUSTED,
                    SPEND_LIMIT_REACHED,
                    BILLING_INACTIVE ->
                    Reason.MODEL_LIST_REFUSED;
            case ROUTE_MISSING, NOT_FOUND, REQUEST_INVALID, MODERATION_BLOCKED, NOT_READY ->
                    Reason.NO_MODEL_LIST;
        };
    }
}

package reelay.simulator.vendor;

import java.util.Optional;
import reelay.simulator.account.AccountRefusal;
import reelay.simulator.fault.Fault;

/**
 * Something that is wrong, before anybody has put it into a provider's words.
 *
 * @param detail a sentence, an id or seconds, as the kind says; may be empty
 */
public record Trouble(Kind kind, String detail) {

    /** What can be wrong. */
    public enum Kind {
        KEY_MISSING,
        KEY_INVALID,
        /** The key may not do this. */
        KEY_NOT_PERMITTED,
        ADDRESS_NOT_ALLOWED,
        REGION_NOT_SUPPORTED,
        /** The account has not opened the model. */
        MODEL_NOT_OPEN,
        MODEL_UNKNOWN,
        MODEL_RETIRED,
        NO_MONEY,
        /** A limit that somebody set. */
        SPEND_LIMIT,
        BILLING_INACTIVE,
        /** Too many requests; the detail is the seconds to wait, or empty. */
        RATE_LIMITED,
        /** Too many jobs at once; the detail is the seconds to wait, or empty. */
        TOO_MANY_JOBS,
        OVERLOADED,
        SERVER_ERROR,
        /** The detail is the sentence. */
        INVALID,
        PROMPT_REFUSED,
        /** The client's own id is taken; the detail is the id. */
        ID_TAKEN,
        /** The detail is the job's id. */
        JOB_UNKNOWN,
        JOB_NOT_READY,
        CONTENT_GONE,
        /** The detail is method and path. */
        NO_SUCH_ROUTE
    }

    /** Without a detail. */
    public static Trouble of(Kind kind) {
        return new Trouble(kind, "");
    }

    /** What a request lacks or has too much of. */
    public static Trouble invalid(String sentence) {
        return new Trouble(Kind.INVALID, sentence);
    }

    /** To be thrown by whoever answers a request. */
    public TroubleException thrown() {
        return new TroubleException(this);
    }

    /** What a fault comes to; empty for those below any wire, such as a closed connection. */
    static Optional<Trouble> of(Fault fault) {
        return switch (fault.kind()) {
            case UNAUTHORIZED -> Optional.of(of(Kind.KEY_INVALID));
            case UNVERIFIED, UNVERIFIED_404 -> Optional.of(of(Kind.MODEL_NOT_OPEN));
            case FORBIDDEN -> Optional.of(of(Kind.REGION_NOT_SUPPORTED));
            case MODEL_NOT_FOUND -> Optional.of(of(Kind.MODEL_UNKNOWN));
            case RATE_LIMITED -> Optional.of(new Trouble(Kind.RATE_LIMITED, fault.value()));
            case INSUFFICIENT_QUOTA -> Optional.of(of(Kind.NO_MONEY));
            case OVERLOADED -> Optional.of(of(Kind.OVERLOADED));
            case SERVER_ERROR -> Optional.of(of(Kind.SERVER_ERROR));
            case REFUSED_AS -> of(AccountRefusal.ofWord(fault.value()));
            default -> Optional.empty();
        };
    }

    /** What an account is refused with; empty for what stands before any provider. */
    static Optional<Trouble> of(AccountRefusal refusal) {
        return switch (refusal) {
            case KEY_INVALID, USER_NOT_FOUND, AZURE_KEY -> Optional.of(of(Kind.KEY_INVALID));
            case KEY_OF_OTHER_PROJECT,
                    ORGANIZATION_MISMATCH,
                    ORGANIZATION_UNKNOWN,
                    SCOPE_MISSING,
                    FORBIDDEN ->
                    Optional.of(of(Kind.KEY_NOT_PERMITTED));
            case IP_NOT_ALLOWED -> Optional.of(of(Kind.ADDRESS_NOT_ALLOWED));
            case REGION_NOT_SUPPORTED, LEGAL_REASONS -> Optional.of(of(Kind.REGION_NOT_SUPPORTED));
            case UNVERIFIED, UNVERIFIED_404, MODEL_FORBIDDEN, KEY_WITHOUT_MODEL, TOO_MANY_OF_NONE ->
                    Optional.of(of(Kind.MODEL_NOT_OPEN));
            case MODEL_NOT_FOUND, DEPLOYMENT_MISSING, MODEL_NAME_INVALID ->
                    Optional.of(of(Kind.MODEL_UNKNOWN));
            case MODEL_DEPRECATED, GONE -> Optional.of(of(Kind.MODEL_RETIRED));
            case INVALID_URL -> Optional.of(of(Kind.NO_SUCH_ROUTE));
            case BILLING_INACTIVE -> Optional.of(of(Kind.BILLING_INACTIVE));
            case CREDIT_EXHAUSTED, CREDIT_BALANCE_EXHAUSTED, QUOTA_NOT_ENOUGH, ACCOUNT_OVERDUE ->
                    Optional.of(of(Kind.NO_MONEY));
            case SPEND_LIMIT_REACHED,
                    PROJECT_LIMIT_REACHED,
                    HARD_LIMIT_REACHED,
                    BUDGET_EXCEEDED,
                    KEY_LIMIT_EXCEEDED ->
                    Optional.of(of(Kind.SPEND_LIMIT));
            case RATE_LIMITED -> Optional.of(new Trouble(Kind.RATE_LIMITED, "40"));
            case TOO_MANY_JOBS -> Optional.of(of(Kind.TOO_MANY_JOBS));
            case OVERLOADED -> Optional.of(of(Kind.OVERLOADED));
            case SERVER_ERROR -> Optional.of(of(Kind.SERVER_ERROR));
            case FLAGGED -> Optional.of(of(Kind.PROMPT_REFUSED));
            case WEB_PAGE, PROXY_KEY, SIGN_IN -> Optional.empty();
        };
    }
}

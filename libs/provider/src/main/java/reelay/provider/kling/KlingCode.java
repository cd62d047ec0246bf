package reelay.provider.kling;

import static reelay.provider.ProviderErrorKind.*;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.provider.ProviderErrorKind;
import reelay.provider.read.Values;

/**
 * The numbers in which Kling says what is wrong, in {@code code} of the answer; 0 is success. Kling
 * also says them with HTTP status 200, so the number decides. 1201, 1301 and 1303 were read in
 * answers; the others come from copies of Kling's table, and nobody here has seen them live.
 */
enum KlingCode {
    AUTHENTICATION_FAILED(1000, KEY_INVALID),
    AUTHENTICATION_EMPTY(1001, KEY_INVALID),
    AUTHENTICATION_INVALID(1002, KEY_INVALID),
    KEY_NOT_YET_VALID(1003, KEY_INVALID),
    KEY_EXPIRED(1004, KEY_INVALID),
    ACCOUNT_ODD(1100, ACCOUNT_CLOSED),
    IN_ARREARS(1101, QUOTA_EXHAUSTED),
    PACK_USED_UP(1102, QUOTA_EXHAUSTED),
    NO_RIGHT_TO_MODEL(1103, MODEL_NOT_PERMITTED),
    PARAMETERS_INVALID(1200, REQUEST_INVALID),
    PARAMETER_INVALID(1201, REQUEST_INVALID),
    METHOD_INVALID(1202, ROUTE_MISSING),
    NO_SUCH_RESOURCE(1203, NOT_FOUND),
    POLICY(1300, MODERATION_BLOCKED),
    CONTENT_POLICY(1301, MODERATION_BLOCKED),
    TOO_FAST(1302, ProviderErrorKind.RATE_LIMITED),
    TOO_MANY_AT_ONCE(1303, ProviderErrorKind.RATE_LIMITED),
    ADDRESS_NOT_LISTED(1304, IP_NOT_ALLOWED),
    SERVER_FAILED(5000, ProviderErrorKind.SERVER_ERROR),
    SERVER_BUSY(5001, ProviderErrorKind.OVERLOADED),
    SERVER_TIMED_OUT(5002, ProviderErrorKind.SERVER_ERROR);

    private final int number;
    private final ProviderErrorKind kind;

    KlingCode(int number, ProviderErrorKind kind) {
        this.number = number;
        this.kind = kind;
    }

    /** The number in an answer, if there is one. */
    static Optional<Integer> number(JsonNode answer) {
        return Values.number(answer.path("code")).map(BigDecimal::intValue);
    }

    static Optional<KlingCode> of(int number) {
        return Stream.of(values()).filter(code -> code.number == number).findFirst();
    }

    ProviderErrorKind kind() {
        return kind;
    }
}

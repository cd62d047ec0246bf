package reelay.simulator.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose account the simulator plays: one situation of access each. */
public enum Account {
    READY("everything works"),
    KEY_INVALID("the key is wrong or revoked"),
    KEY_OF_OTHER_PROJECT("the key belongs to another project than the one named"),
    IP_NOT_ALLOWED("only some addresses may use the key"),
    REGION_NOT_SUPPORTED("the country is not served"),
    ORGANIZATION_MISMATCH("the key does not belong to the organization named"),
    ORGANIZATION_UNKNOWN("the key's owner is no member of an organization"),
    ORGANIZATION_OTHER("answers name another organization than the one asked for"),
    UNVERIFIED("the model is listed, and videos are refused: the organization must be verified"),
    UNVERIFIED_404("the same with status 404"),
    UNVERIFIED_EVERYWHERE("the list of models is refused as well"),
    UNVERIFIED_OLD_KEY("the same with a key that is thirty days old"),
    MODEL_NOT_LISTED("the model is not listed, and videos are refused as if it did not exist"),
    MODEL_FORBIDDEN("the model is listed, and the project has no access to it"),
    MODEL_DENIED_TO_PROJECT("the project's list of models leaves it out"),
    DEPLOYMENT_MISSING("Azure does not know the deployment yet"),
    TIER_TOO_LOW("the rate limits leave the model out"),
    BILLING_INACTIVE("billing is not active"),
    CREDIT_EXHAUSTED("the quota is used up"),
    CREDIT_BALANCE_EXHAUSTED("the credit is used up, in the code of 2026"),
    SPEND_LIMIT_REACHED(
            "the organization's limit is reached; the type still says insufficient_quota"),
    PROJECT_SPEND_LIMIT_REACHED("the project's limit is reached"),
    HARD_LIMIT_REACHED("the hard limit is reached, with status 400"),
    SPEND_LIMIT_ENFORCED("the admin interface says that the limit is enforced"),
    RATE_LIMITED("too many requests, for 40 seconds"),
    OVERLOADED("the provider is overloaded"),
    PROVIDER_ERROR("the provider has an error of its own"),
    KEY_EXPIRES_SOON("the key ends in three days"),
    KEY_OWNER_LEFT("the key's owner lost access to the project"),
    PROJECT_ARCHIVED("the key's project was archived"),
    ADMIN_WITHOUT_RIGHTS("the admin key may read nothing"),
    RETIRED_NOT_FOUND("videos are refused: no such model"),
    RETIRED_DEPRECATED("videos are refused: the model has been deprecated"),
    RETIRED_INVALID_URL("videos are refused: no such route"),
    RETIRED_GONE("videos are refused with status 410"),
    RETIRED_FORBIDDEN("videos are refused with status 403"),
    RETIRED_UNVERIFIED("videos are refused: the organization must be verified"),
    RETIRED_BY_DATE("the list names a day of shutdown that is over"),
    SHUTDOWN_NEAR("the list names a day of shutdown ten days ahead"),
    NO_MODEL_LIST(
            "a server like vLLM-Omni's or Aquiles: no list of models, errors as FastAPI has them"),
    OTHER_MODEL_LIST("a list of models in SGLang's shape"),
    EMPTY_MODEL_LIST("an empty list of models"),
    PAGE_AT_ADDRESS("a web page where the list should be"),
    GARBAGE_MODEL_LIST("bytes that mean nothing"),
    HUGE_MODEL_LIST("a list of models of ten megabytes"),
    SLOW_MODEL_LIST("a list of models that trickles in for ever"),
    SILENT("no answer to anything but the admin key");

    private final String explanation;

    Account(String explanation) {
        this.explanation = explanation;
    }

    /** The account of that name; IllegalArgumentException, which lists them all, otherwise. */
    @JsonCreator
    public static Account ofWord(String word) {
        for (Account account : values()) {
            if (account.word().equals(word)) {
                return account;
            }
        }
        throw new IllegalArgumentException(
                "no account is called '"
                        + word
                        + "'; there are "
                        + Stream.of(values()).map(Account::word).collect(Collectors.joining(", ")));
    }

    /** The name in lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is the matter with it, for people. */
    public String explanation() {
        return explanation;
    }

    public AccountPlay play() {
        return AccountPlay.of(this);
    }
}

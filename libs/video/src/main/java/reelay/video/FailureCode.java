package reelay.video;

import static reelay.video.FailureCode.Helps.ACCOUNT;
import static reelay.video.FailureCode.Helps.AGAIN;
import static reelay.video.FailureCode.Helps.FETCH;
import static reelay.video.FailureCode.Helps.LATER;
import static reelay.video.FailureCode.Helps.LOOK_FIRST;
import static reelay.video.FailureCode.Helps.REQUEST;
import static reelay.video.FailureCode.Paid.MAYBE;
import static reelay.video.FailureCode.Paid.NO;
import static reelay.video.FailureCode.Paid.YES;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every reason for which a video fails: the words of {@code error.code}. This is the one list; the
 * state machine, the page, {@code docs/openapi.yaml} and {@code docs/failures.md} have copies, and
 * a test compares them.
 */
public enum FailureCode {
    // The request.
    MODERATION_BLOCKED(
            NO, REQUEST, "The provider's moderation refused what was asked for, and made nothing."),
    OUTPUT_BLOCKED(
            MAYBE, REQUEST, "The provider made the video, and its moderation refused the result."),
    REQUEST_INVALID(NO, REQUEST, "The provider refused the request for what stands in it."),
    REQUEST_REFUSED(NO, REQUEST, "The provider refused the request, in words that blame nobody."),
    UNSUPPORTED_OPERATION(NO, REQUEST, "The provider does not offer this operation."),
    SOURCE_GONE(NO, REQUEST, "The video that this one is made from is gone, here or there."),
    SOURCE_TOO_LARGE(NO, REQUEST, "The video that this one is made from is too large to be sent."),

    // The provider is busy or away.
    PROVIDER_BUSY(
            NO, LATER, "The provider was busy or broken until Reelay gave up asking it again."),
    UNREACHABLE(NO, LATER, "The provider did not answer until Reelay gave up asking it again."),

    // The job.
    PROCESSING_ERROR(MAYBE, AGAIN, "The provider says that it had a fault while making the video."),
    GENERATION_FAILED(MAYBE, AGAIN, "The provider took the job and could not make the video."),
    CANCELLED(MAYBE, AGAIN, "The job was cancelled at the provider."),
    EXPIRED(MAYBE, AGAIN, "The provider says that the job expired."),
    JOB_LOST(MAYBE, AGAIN, "The provider took the job and no longer knows it."),
    DEADLINE_EXCEEDED(
            MAYBE, LOOK_FIRST, "The provider did not finish the job in time; it may still do so."),

    // Nobody knows.
    SUBMIT_UNCLEAR(
            MAYBE, LOOK_FIRST, "The provider may have taken the video, and there is no telling."),
    SUBMIT_BROKEN(MAYBE, LOOK_FIRST, "The submit step broke, perhaps after the provider took it."),
    POLL_BROKEN(MAYBE, LOOK_FIRST, "The poll step broke; the provider has the job."),
    UNKNOWN_OUTCOME(
            MAYBE, LOOK_FIRST, "A step gave an answer that the state machine does not know."),
    EXECUTION_STOPPED(MAYBE, LOOK_FIRST, "Somebody stopped the execution of this video."),
    EXECUTION_TIMED_OUT(MAYBE, LOOK_FIRST, "The execution of this video ran out of time."),
    EXECUTION_FAILED(MAYBE, LOOK_FIRST, "The execution of this video broke off."),

    // The provider has the finished video.
    DOWNLOAD_BROKEN(YES, FETCH, "The provider made the video; its bytes never arrived whole."),
    CONTENT_UNAVAILABLE(YES, FETCH, "The provider made the video and did not hand it out in time."),
    CONTENT_REFUSED(YES, FETCH, "The provider made the video and refuses to hand it out."),
    NOT_A_VIDEO(YES, FETCH, "The provider finished the job and hands out no video."),
    STORE_BROKEN(YES, FETCH, "The provider made the video; the store step broke."),

    // The account: the words of the access report.
    PROVIDER_RETIRED(NO, ACCOUNT, "The provider has switched its video service off."),
    MODEL_RETIRED(NO, ACCOUNT, "The provider has switched the model off."),
    NOT_AN_OPENAI_API(NO, ACCOUNT, "What answers at the provider's address is another protocol."),
    SECRET_UNREADABLE(NO, ACCOUNT, "Reelay cannot read the provider secret, and asked nobody."),
    KEY_MISSING(NO, ACCOUNT, "Reelay has no key for the provider."),
    KEY_INVALID(NO, ACCOUNT, "The provider does not take Reelay's key."),
    KEY_NOT_PERMITTED(NO, ACCOUNT, "The key lacks a permission that the provider names."),
    ACCOUNT_CLOSED(NO, ACCOUNT, "The provider has suspended or closed the account."),
    KEY_OF_OTHER_PROJECT(NO, ACCOUNT, "The key belongs to another project than the one named."),
    KEY_OWNER_LOST_ACCESS(NO, ACCOUNT, "Whoever made the key has left the organization."),
    KEY_PREDATES_VERIFICATION(
            NO, ACCOUNT, "The key is older than the verification of the organization."),
    IP_NOT_ALLOWED(NO, ACCOUNT, "The provider takes no calls from Reelay's address."),
    REGION_NOT_SUPPORTED(NO, ACCOUNT, "The provider does not serve Reelay's region."),
    ORGANIZATION_MISMATCH(NO, ACCOUNT, "The key belongs to another organization."),
    ORGANIZATION_HEADER_MISSING(NO, ACCOUNT, "The provider wants the organization to be named."),
    ORGANIZATION_UNVERIFIED(NO, ACCOUNT, "The organization is not verified."),
    VERIFICATION_PROPAGATING(
            NO, ACCOUNT, "The verification had not arrived when Reelay gave up waiting."),
    MODEL_NOT_ENABLED(NO, ACCOUNT, "The account may not use the model, or the provider has none."),
    ACCESS_REQUESTED(NO, ACCOUNT, "Access was not granted before Reelay gave up waiting."),
    ACCESS_PROPAGATING(NO, ACCOUNT, "Access had not arrived when Reelay gave up waiting."),
    TIER_TOO_LOW(NO, ACCOUNT, "The usage tier of the account is too low for the model."),
    TIER_PROPAGATING(NO, ACCOUNT, "The new tier had not arrived when Reelay gave up waiting."),
    PROJECT_ARCHIVED(NO, ACCOUNT, "The project of the key is archived."),
    BILLING_INACTIVE(NO, ACCOUNT, "Billing is not active at the provider."),
    CREDIT_EXHAUSTED(NO, ACCOUNT, "The provider account is out of credit."),
    SPEND_LIMIT_REACHED(NO, ACCOUNT, "The provider account reached its spending limit.");

    /** Whether the provider has been paid for a video that failed. */
    public enum Paid {
        NO,
        YES,
        MAYBE;

        /** The word in documents. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What helps. */
    public enum Helps {
        /** Ask for the video again. */
        AGAIN,
        /** Ask again, but not at once: nothing is wrong with the request. */
        LATER,
        /** Look at the provider for the video first: asking again may pay twice. */
        LOOK_FIRST,
        /** Something about the provider account must change first. */
        ACCOUNT,
        /** Ask for something else. */
        REQUEST,
        /** Fetch the finished video from the provider while it keeps it. */
        FETCH;

        /** The word in documents, such as {@code look first}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final Paid paid;
    private final Helps helps;
    private final String meaning;

    FailureCode(Paid paid, Helps helps, String meaning) {
        this.paid = paid;
        this.helps = helps;
        this.meaning = meaning;
    }

    /** Whether the provider has been paid. */
    public Paid paid() {
        return paid;
    }

    /** What helps. */
    public Helps helps() {
        return helps;
    }

    /** What it means: one sentence. */
    public String meaning() {
        return meaning;
    }

    /** The word on the wire: the name in lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The code whose word is {@code word}, exactly as {@link #word} writes it. */
    public static Optional<FailureCode> ofWord(String word) {
        return Stream.of(values()).filter(code -> code.word().equals(word)).findFirst();
    }
}

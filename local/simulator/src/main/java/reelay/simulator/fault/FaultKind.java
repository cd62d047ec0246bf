package reelay.simulator.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import reelay.simulator.wire.RequestKind;

/** Every way the simulator can misbehave; {@code GET /simulator} shows this list. */
public enum FaultKind {
    SLOW(Phase.DELAY, RequestKind.ANY, "3000", "the answer waits so many milliseconds"),

    UNAUTHORIZED(Phase.REFUSAL, RequestKind.ANY, "", "401, the key is wrong"),
    UNVERIFIED(Phase.REFUSAL, RequestKind.SUBMIT, "", "403, the organization is not verified"),
    UNVERIFIED_404(Phase.REFUSAL, RequestKind.SUBMIT, "", "the same text with 404"),
    FORBIDDEN(Phase.REFUSAL, RequestKind.ANY, "", "403, the region is not supported"),
    MODEL_NOT_FOUND(Phase.REFUSAL, RequestKind.SUBMIT, "", "404, no access to the model"),
    RATE_LIMITED(Phase.REFUSAL, RequestKind.SUBMIT, "2", "429, Retry-After so many seconds"),
    INSUFFICIENT_QUOTA(Phase.REFUSAL, RequestKind.SUBMIT, "", "429, the credit is used up"),
    OVERLOADED(Phase.REFUSAL, RequestKind.ANY, "", "503"),
    SERVER_ERROR(Phase.REFUSAL, RequestKind.ANY, "", "500"),
    HTML(Phase.REFUSAL, RequestKind.ANY, "", "200 with a web page instead of JSON"),
    HANG(Phase.REFUSAL, RequestKind.ANY, "", "never answers"),
    DROP_BEFORE(
            Phase.REFUSAL, RequestKind.SUBMIT, "", "closes the connection, nothing has been done"),
    NO_LIST(Phase.REFUSAL, RequestKind.LIST, "404", "the list route is missing: 404 or 405"),
    LOST_JOB(
            Phase.REFUSAL, RequestKind.LOOK, "", "404; in a prompt: from the second look at it on"),
    ERROR_IN_200(
            Phase.REFUSAL,
            RequestKind.SUBMIT,
            "quota",
            "200 with an error in it",
            "quota",
            "user_quota",
            "code_msg",
            "base_resp"),
    REDIRECTED(
            Phase.REFUSAL,
            RequestKind.SUBMIT,
            "302",
            "that status and the address of a sign-in page"),
    CHALLENGE(Phase.REFUSAL, RequestKind.ANY, "", "403 with a page that asks for a human being"),
    REFUSED_AS(
            Phase.REFUSAL,
            RequestKind.SUBMIT,
            "user_not_found",
            "refused in the words of a gateway or a proxy",
            "user_not_found",
            "scope_missing",
            "web_page",
            "quota_not_enough",
            "budget_exceeded",
            "key_limit_exceeded",
            "account_overdue",
            "flagged",
            "proxy_key",
            "legal_reasons",
            "sign_in",
            "key_without_model",
            "model_name_invalid",
            "deployment_missing",
            "too_many_jobs",
            "azure_key",
            "invalid_url"),
    MODELS_SHOW(
            Phase.REFUSAL,
            RequestKind.MODELS,
            "another",
            "the list of models lacks ours, for good or on its first page",
            "another",
            "first_page"),
    NGINX_404(
            Phase.REFUSAL,
            RequestKind.LOOK,
            "1",
            "404 with a server's own page; in a prompt: so many times from the second look on"),
    DETAIL_404(
            Phase.REFUSAL,
            RequestKind.LOOK,
            "1",
            "404 {\"detail\":\"Not Found\"}; in a prompt: so many times from the second look on"),

    DROP_AFTER(
            Phase.AFTERWARDS, RequestKind.SUBMIT, "", "does the work, then closes the connection"),
    UNREADABLE(
            Phase.AFTERWARDS,
            RequestKind.SUBMIT,
            "empty",
            "does the work, then answers 200 with something nobody can read",
            "empty",
            "text",
            "page",
            "cut",
            "list",
            "no_id"),

    ENVELOPE(
            Phase.SHAPE,
            RequestKind.SUBMIT,
            "data_task_id",
            "the answer holds the id alone, or the job in something else",
            "data_task_id",
            "data_job",
            "request_id",
            "video_id",
            "job_id",
            "code_success"),
    COMPRESSED(
            Phase.SHAPE,
            RequestKind.ANY,
            "gzip",
            "the answer is compressed although nobody asked",
            "gzip",
            "deflate"),
    BOM(Phase.SHAPE, RequestKind.ANY, "", "a byte order mark before the JSON"),
    TRAILING(Phase.SHAPE, RequestKind.ANY, "", "a line of text behind the JSON"),
    LONG_TEXT(Phase.SHAPE, RequestKind.ANY, "1200000", "a text of so many bytes before the rest"),
    SLASH_307(Phase.SHAPE, RequestKind.LOOK, "", "307 to the same address with a slash behind"),

    MODERATION(Phase.JOB, RequestKind.SUBMIT, "", "the job fails with moderation_blocked"),
    JOB_FAILS(Phase.JOB, RequestKind.SUBMIT, "", "the job fails with processing_error"),
    STUCK(Phase.JOB, RequestKind.SUBMIT, "", "the job never finishes"),
    ODD_STATUS(
            Phase.JOB,
            RequestKind.SUBMIT,
            "warming_up",
            "a running job has this status",
            Choices.ANY_WORD),
    UPPER_CASE_STATUS(Phase.JOB, RequestKind.SUBMIT, "", "every status is in capitals"),
    LATE_LIST(Phase.JOB, RequestKind.SUBMIT, "10", "the list shows the job after so many seconds"),
    LIST_SHOWS(
            Phase.JOB,
            RequestKind.SUBMIT,
            "model",
            "the list, and it alone, shows that of the job in other words",
            "model",
            "seconds",
            "size",
            "tier",
            "cut_prompt",
            "prefixed_prompt",
            "no_prompt",
            "old_clock",
            "odd_date"),
    WRAPPED(
            Phase.JOB,
            RequestKind.SUBMIT,
            "data",
            "a look shows the job under that key",
            Choices.ANY_WORD),
    FINAL_WORD(
            Phase.JOB,
            RequestKind.SUBMIT,
            "succeed",
            "a job at its end has this status",
            Choices.ANY_WORD),
    STATUS_KEY(Phase.JOB, RequestKind.SUBMIT, "state", "the status has this key", Choices.ANY_WORD),
    REASON_IN(
            Phase.JOB,
            RequestKind.SUBMIT,
            "fail_reason",
            "the job fails and says why there",
            "fail_reason",
            "failure_reason",
            "error_message",
            "message",
            "error_text",
            "error_json",
            "nowhere"),
    RESULT_IN(
            Phase.JOB,
            RequestKind.SUBMIT,
            "video_url",
            "/content is missing; the link is in the job, at a place such as videos.0.url",
            Choices.ANY_WORD),
    RESULT_AS(
            Phase.JOB,
            RequestKind.SUBMIT,
            "data_url",
            "/content is missing; the file is in the job: a data: URL in url, or b64_json",
            "data_url",
            "b64_json"),
    LINK_WITH(
            Phase.JOB,
            RequestKind.SUBMIT,
            "space",
            "links to the file have this in them, or lack their origin or scheme",
            "space",
            "pipe",
            "braces",
            "percent",
            "no_origin",
            "no_scheme"),

    CUT_OFF(
            Phase.CONTENT,
            RequestKind.CONTENT,
            "65536",
            "the connection breaks after so many bytes; in a prompt: the first time only"),
    WRONG_CONTENT(Phase.CONTENT, RequestKind.CONTENT, "", "bytes that are no MP4"),
    NOT_READY_CONTENT(
            Phase.CONTENT,
            RequestKind.CONTENT,
            "2",
            "404 though completed; in a prompt: the first so many times"),
    EXPIRED_LINK(Phase.CONTENT, RequestKind.CONTENT, "", "404, as after expires_at"),
    REDIRECT_CONTENT(Phase.CONTENT, RequestKind.CONTENT, "", "302 to another origin"),
    ODD_REDIRECT(
            Phase.CONTENT,
            RequestKind.CONTENT,
            "login",
            "302 to something else; in a prompt: the first time only",
            "login",
            "loop",
            "no_location"),
    CONTENT_401(
            Phase.CONTENT,
            RequestKind.CONTENT,
            "1",
            "401, as while a key is changed; in a prompt: the first so many times"),
    CONTENT_CHALLENGE(
            Phase.CONTENT,
            RequestKind.CONTENT,
            "1",
            "403 with a page that asks for a human being; in a prompt: the first so many times"),
    CONTENT_JSON(Phase.CONTENT, RequestKind.CONTENT, "", "200 with a link as JSON"),
    CUT_WHOLE(
            Phase.CONTENT,
            RequestKind.CONTENT,
            "chunked",
            "a part of the file, framed as if it were all; in a prompt: the first time only",
            "chunked",
            "close",
            "length",
            "ftyp",
            "ftyp_text"),
    CONTENT_TYPE(
            Phase.CONTENT,
            RequestKind.CONTENT,
            "application/octet-stream",
            "the file has this type",
            Choices.ANY_WORD),
    CONTAINER(
            Phase.CONTENT,
            RequestKind.CONTENT,
            "webm",
            "another small video, in another container",
            "webm",
            "mov",
            "free_first",
            "moov_last",
            "fragmented"),
    NOT_A_VIDEO(
            Phase.CONTENT,
            RequestKind.CONTENT,
            "page",
            "something else under the type video/mp4",
            "page",
            "json",
            "png",
            "empty");

    /** Patterns of values, in place of a list of them. */
    private static final class Choices {
        private static final String ANY_WORD = "[\\w./-]{1,80}";
        private static final String NUMBER = "\\d{1,9}";
    }

    /** When a fault strikes. */
    public enum Phase {
        /** Before anything else. */
        DELAY,
        /** Instead of the work. */
        REFUSAL,
        /** Instead of the answer. */
        AFTERWARDS,
        /** Around the answer. */
        SHAPE,
        /** As long as the job lives; it is kept with it. */
        JOB,
        /** When the bytes of a finished job are fetched. */
        CONTENT
    }

    private final Phase phase;
    private final RequestKind operation;
    private final String value;
    private final String explanation;
    private final String choices;

    FaultKind(
            Phase phase,
            RequestKind operation,
            String value,
            String explanation,
            String... choices) {
        this.phase = phase;
        this.operation = operation;
        this.value = value;
        this.explanation = explanation;
        this.choices =
                choices.length > 0 || value.isEmpty() ? String.join("|", choices) : Choices.NUMBER;
    }

    /** The fault of that name, such as {@code rate_limited}; IllegalArgumentException otherwise. */
    @JsonCreator
    public static FaultKind ofWord(String word) {
        for (FaultKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "no fault is called '" + word + "'; GET /simulator lists them");
    }

    /** The name in lower case, as in {@code [fault:rate_limited]}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Phase phase() {
        return phase;
    }

    /** What it applies to unless told otherwise. */
    public RequestKind operation() {
        return operation;
    }

    /** The value it has unless told otherwise; empty for none. */
    public String value() {
        return value;
    }

    /** Whether it can read that value; one that has none does not look at it. */
    boolean reads(String text) {
        return value.isEmpty() || text.matches(choices);
    }

    /** What values there are, for people; empty when it has none. */
    public String values(String lead) {
        return switch (choices) {
            case "" -> "";
            case Choices.NUMBER -> lead + "a whole number";
            case Choices.ANY_WORD -> lead + "a word";
            default -> lead + choices.replace("|", ", ");
        };
    }

    public String explanation() {
        return explanation;
    }
}

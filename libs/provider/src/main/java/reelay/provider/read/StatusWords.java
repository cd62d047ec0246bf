package reelay.provider.read;

import java.util.Locale;
import java.util.regex.Pattern;
import reelay.provider.job.JobState;

/** What the status words of all known servers mean; the one place that knows them. */
public final class StatusWords {

    /**
     * What stands before the word itself: Novita and PPIO {@code TASK_STATUS_SUCCEED}, Vertex
     * {@code JOB_STATE_FAILED}, relays {@code task_failed}, {@code generation_complete}.
     */
    private static final Pattern PREFIX =
            Pattern.compile(
                    "^(task|job|video|generation|inference|prediction|render)?_?(status|state)?_");

    /** Python's {@code str()} of an enumeration: {@code Status.COMPLETED}. */
    private static final Pattern TYPE = Pattern.compile("^[A-Za-z_]{1,40}\\.(?=[A-Za-z_]+$)");

    /** Where Google and Tencent begin a word with a capital letter: {@code TaskFailed}. */
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /** Quotes of a value that was written as JSON twice, and the stop of a sentence. */
    private static final Pattern EDGES = Pattern.compile("^[\"'\\s]+|[\"'.!\\s]+$");

    private StatusWords() {}

    /**
     * What a word means; one that nobody has told us is unknown and never taken for success.
     *
     * @param word in any case, with blanks, dashes or underscores
     */
    public static JobState state(String word) {
        String plain = plain(word);
        JobState whole = ofPlain(plain);
        return whole == JobState.UNKNOWN ? ofPlain(PREFIX.matcher(plain).replaceFirst("")) : whole;
    }

    /** In small letters with underscores, without what an enumeration puts around its values. */
    private static String plain(String word) {
        String bare = TYPE.matcher(EDGES.matcher(word).replaceAll("")).replaceFirst("");
        return HUMP.matcher(bare).replaceAll("_").toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
    }

    private static JobState ofPlain(String word) {
        return switch (word) {
            // OpenAI queued; OpenRouter, DashScope, Runway pending; Kling submitted; new-api
            // not_start; MiniMax preparing, queueing; Replicate starting; fal in_queue; Runway
            // throttled; Vidu created, scheduling.
            case "queued",
                    "queueing",
                    "queuing",
                    "queue",
                    "in_queue",
                    "pending",
                    "submitted",
                    "submitting",
                    "not_start",
                    "not_started",
                    "preparing",
                    "starting",
                    "created",
                    "accepted",
                    "scheduled",
                    "scheduling",
                    "waiting",
                    "throttled",
                    "initializing" ->
                    JobState.QUEUED;
            // OpenAI in_progress; Kling, LiteLLM, Aquiles processing; ModelArk, DashScope running;
            // Luma dreaming; Bedrock inprogress.
            case "in_progress",
                    "inprogress",
                    "processing",
                    "running",
                    "generating",
                    "dreaming",
                    "rendering",
                    "started",
                    "working",
                    "uploading" ->
                    JobState.RUNNING;
            // OpenAI completed; Kling succeed; ModelArk, Replicate, DashScope succeeded; new-api,
            // MiniMax success; Replicate's relays successed; relays of Chinese services their own.
            case "completed",
                    "complete",
                    "success",
                    "successful",
                    "succeed",
                    "succeeded",
                    "successed",
                    "finished",
                    "finish",
                    "done",
                    "ready",
                    "generated",
                    "成功",
                    "已成功",
                    "生成成功",
                    "任务成功",
                    "完成",
                    "已完成",
                    "完了" ->
                    JobState.COMPLETED;
            // OpenAI failed; new-api failure; ModelArk expired; Replicate canceled, aborted;
            // Gemini incomplete, budget_exceeded; gateways rejected, timeout and its spellings;
            // Higgsfield nsfw; Flux content moderated, request moderated; Celery revoked.
            case "failed",
                    "failure",
                    "fail",
                    "error",
                    "errored",
                    "rejected",
                    "refused",
                    "blocked",
                    "moderated",
                    "cancelled",
                    "canceled",
                    "expired",
                    "aborted",
                    "timeout",
                    "timed_out",
                    "timedout",
                    "time_out",
                    "terminated",
                    "stopped",
                    "killed",
                    "incomplete",
                    "budget_exceeded",
                    "nsfw",
                    "nsfw_detected",
                    "flagged",
                    "banned",
                    "content_moderated",
                    "request_moderated",
                    "content_filtered",
                    "moderation_failed",
                    "moderation_blocked",
                    "denied",
                    "declined",
                    "invalid",
                    "unsuccessful",
                    "revoked",
                    "crashed",
                    "faulted",
                    "failed_precondition",
                    "system_error",
                    "internal_error",
                    "unknown_error",
                    "error_internal",
                    "deadline_exceeded",
                    "canceled_by_user",
                    "cancelled_by_user",
                    "canceled_by_system",
                    "cancelled_by_system",
                    "失败",
                    "已失败",
                    "生成失败",
                    "任务失败",
                    "失敗" ->
                    JobState.FAILED;
            // SGLang, after a delete.
            case "deleted", "removed" -> JobState.GONE;
            default -> JobState.UNKNOWN;
        };
    }
}

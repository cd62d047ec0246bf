package reelay.provider.read;

import java.util.Locale;
import reelay.provider.job.JobState;

/** What the status words of all known servers mean; the one place that knows them. */
public final class StatusWords {

    private StatusWords() {}

    /**
     * What a word means; one that nobody has told us is unknown and never taken for success.
     *
     * @param word in any case, with blanks, dashes or underscores
     */
    public static JobState state(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "_")) {
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
            // MiniMax success.
            case "completed",
                    "complete",
                    "success",
                    "successful",
                    "succeed",
                    "succeeded",
                    "finished",
                    "finish",
                    "done",
                    "ready" ->
                    JobState.COMPLETED;
            // OpenAI failed; new-api failure; ModelArk expired; Replicate canceled, aborted;
            // Gemini incomplete, budget_exceeded; gateways rejected, timeout and its spellings.
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
                    "budget_exceeded" ->
                    JobState.FAILED;
            // SGLang, after a delete.
            case "deleted", "removed" -> JobState.GONE;
            default -> JobState.UNKNOWN;
        };
    }
}

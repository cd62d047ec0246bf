package reelay.provider.read;

import java.util.List;

/**
 * Under which names gateways put what belongs to a job; each list goes from the surest name to the
 * least. A name means the same in {@code snake_case}, {@code camelCase} and {@code kebab-case}.
 */
final class JobKeys {

    /**
     * What an envelope holds its job in: new-api and Kling {@code data}, MiniMax {@code task},
     * DashScope {@code output}, Hailuo relays {@code result}, Luma relays {@code generation},
     * Leonardo the two that end in {@code generation_job}, Lambda's proxies {@code body}.
     */
    static final List<String> WRAPPERS =
            List.of(
                    "data",
                    "task",
                    "job",
                    "video",
                    "result",
                    "output",
                    "response",
                    "generation",
                    "prediction",
                    "operation",
                    "task_info",
                    "sd_generation_job",
                    "motion_video_generation_job",
                    "payload",
                    "body",
                    "items",
                    "tasks",
                    "jobs",
                    "videos");

    /** What a list of jobs stands under: OpenAI {@code data}, ModelArk {@code items}. */
    static final List<String> LISTS =
            List.of("data", "items", "videos", "tasks", "jobs", "results", "list", "records");

    /**
     * Names that say whose id it is: new-api, Kling, DashScope and MiniMax {@code task_id}, Runware
     * {@code task_uuid}.
     */
    static final List<String> OWN_IDS =
            List.of(
                    "task_id",
                    "video_id",
                    "job_id",
                    "generation_id",
                    "prediction_id",
                    "task_uuid",
                    "operation_id",
                    "inference_id",
                    "run_id");

    /** Lists of ids, of which there must be one: relays that make several takes. */
    static final List<String> LISTED_IDS = List.of("task_ids", "video_ids", "job_ids", "ids");

    /** Where a job is asked for: OpenRouter, Replicate, fal. */
    static final String[] ADDRESSES = {"polling_url", "poll_url", "status_url", "get_url"};

    /** OpenAI's own name, which an envelope may use for the id of the request. */
    static final String ID = "id";

    /** fal and xAI call the job so; for others it names the call that asked. */
    static final String REQUEST_ID = "request_id";

    /** OpenAI {@code status}, Replicate relays {@code state}, Kling and DashScope the third. */
    static final List<String> STATUSES =
            List.of(
                    "status",
                    "state",
                    "task_status",
                    "job_status",
                    "video_status",
                    "generation_status",
                    "task_state",
                    "phase");

    /** What is the status in a status that is an object. */
    static final List<String> STATUSES_WITHIN =
            List.of("state", "status", "code", "name", "value", "phase");

    /** Google's operations {@code done}; relays. */
    static final List<String> DONE =
            List.of("done", "finished", "completed", "is_done", "is_finished", "is_completed");

    static final List<String> PROGRESS =
            List.of("progress", "percent", "percentage", "progress_percent", "task_progress");

    /** Dynamo says {@code created}, DashScope {@code submit_time}, new-api also the latter. */
    static final List<String> CREATED =
            List.of("created_at", "created", "create_time", "submit_time", "created_time");

    private JobKeys() {}

    static boolean mayHoldList(String name) {
        return contains(WRAPPERS, name) || contains(LISTS, name);
    }

    private static boolean contains(List<String> names, String name) {
        return names.stream().anyMatch(known -> same(known, name));
    }

    /**
     * Whether two names differ in their spelling alone. Nothing is allocated: an answer is asked
     * for more than a hundred names.
     */
    static boolean same(String name, String other) {
        int at = next(name, 0);
        int there = next(other, 0);
        while (at < name.length() && there < other.length()) {
            if (Character.toLowerCase(name.charAt(at))
                    != Character.toLowerCase(other.charAt(there))) {
                return false;
            }
            at = next(name, at + 1);
            there = next(other, there + 1);
        }
        return at == name.length() && there == other.length();
    }

    /** Where the next character stands that spellings do not differ in. */
    private static int next(String name, int from) {
        int at = from;
        while (at < name.length() && (name.charAt(at) == '_' || name.charAt(at) == '-')) {
            at++;
        }
        return at;
    }
}

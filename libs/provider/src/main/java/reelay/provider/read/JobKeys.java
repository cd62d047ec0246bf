package reelay.provider.read;

import java.util.List;
import java.util.Locale;

/**
 * Under which names gateways put what belongs to a job; each list goes from the surest name to the
 * least. A name means the same in {@code snake_case}, {@code camelCase} and {@code kebab-case}.
 */
final class JobKeys {

    /**
     * What an envelope holds its job in: new-api and Kling {@code data}, MiniMax {@code task},
     * DashScope {@code output}, Hailuo relays {@code result}, Luma relays {@code generation}.
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
                    "payload",
                    "body",
                    "items",
                    "tasks",
                    "jobs",
                    "videos");

    /** What a list of jobs stands under: OpenAI {@code data}, ModelArk {@code items}. */
    static final List<String> LISTS =
            List.of("data", "items", "videos", "tasks", "jobs", "results", "list", "records");

    /** Names that say whose id it is: new-api, Kling, DashScope and MiniMax {@code task_id}. */
    static final List<String> OWN_IDS =
            List.of("task_id", "video_id", "job_id", "generation_id", "prediction_id");

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

    static final List<String> PROGRESS =
            List.of("progress", "percent", "percentage", "progress_percent", "task_progress");

    /** Dynamo says {@code created}, DashScope {@code submit_time}, new-api also the latter. */
    static final List<String> CREATED =
            List.of("created_at", "created", "create_time", "submit_time", "created_time");

    private JobKeys() {}

    static boolean mayHoldList(String name) {
        String plain = plain(name);
        return contains(WRAPPERS, plain) || contains(LISTS, plain);
    }

    private static boolean contains(List<String> names, String plain) {
        return names.stream().anyMatch(name -> plain(name).equals(plain));
    }

    /** The name without what spellings differ in. */
    static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}

package reelay.simulator.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.stream.Stream;
import reelay.simulator.account.ModelsShape;

/** Servers for models of one's own. Their sources stand above each. */
final class Servers {

    private Servers() {}

    static Stream<Dialect> all() {
        return Stream.of(vllmOmni(), sglang(), sglangCloud(), aquiles(), unsloth(), dynamo());
    }

    /**
     * vllm-project/vllm-omni: docs/serving/videos_api.md, entrypoints/openai/api_server.py,
     * entrypoints/openai/protocol/videos.py. Jobs are kept in memory alone.
     */
    private static Dialect vllmOmni() {
        Dialect dialect =
                new Dialect("vllm-omni", "vLLM-Omni")
                        .unproved("the wording of a missing job, the size's null")
                        .taking(Accepts.MULTIPART)
                        .ids(IdSpelling.VIDEO_GEN)
                        .errors(ErrorSpelling.DETAIL)
                        .saying(
                                new Sayings()
                                        .missingJob(404, "", "Video job '%s' not found")
                                        .contentNotReady(404, "", "Generation is still in-progress")
                                        .contentOfFailed(422, "", "Video generation failed")
                                        .failure("RuntimeError", "CUDA error: out of memory")
                                        .moderation("ValueError", "the prompt was rejected"))
                        .deletion(Deletion.CANCELS)
                        .parameter("ProviderOperations", "create");
        dialect.jobs()
                .with("quality", "standard")
                .with("media_type", "video/mp4")
                .with("inference_time_s", 0.9)
                .with("peak_memory_mb", 61_440)
                .changed((job, link) -> job.putNull("size").putNull("expires_at"));
        return dialect;
    }

    /** sgl-project/sglang: multimodal_gen/runtime/entrypoints/openai/video_api.py. */
    private static Dialect sglang() {
        Dialect dialect =
                sglang("sglang", "SGLang diffusion")
                        .unproved("the form of ids, the wording of a missing job");
        dialect.jobs()
                .with("num_outputs", 1)
                .changed((job, link) -> job.putNull("url").putNull("file_path"));
        return dialect;
    }

    /** The same with its cloud storage on: the file is elsewhere, and 400 says where. */
    private static Dialect sglangCloud() {
        Dialect dialect =
                sglang("sglang-cloud", "SGLang diffusion with cloud storage")
                        .unproved("the form of ids, the sentence around the link")
                        .content(ContentWay.LINK_IN_REFUSAL);
        dialect.jobs().resultIn("url");
        return dialect;
    }

    private static Dialect sglang(String name, String server) {
        Dialect dialect =
                new Dialect(name, server)
                        .ids(IdSpelling.UUID_ALONE)
                        .errors(ErrorSpelling.DETAIL)
                        .saying(
                                new Sayings()
                                        .missingJob(404, "", "Video not found")
                                        .contentNotReady(404, "", "Generation is still in-progress")
                                        .failure("", "Generation failed")
                                        .moderation("", "Generation failed: unsafe prompt"))
                        .listing(Listing.WITHOUT_PAGES)
                        .deletion(Deletion.JOB_AS_DELETED)
                        .models(ModelsShape.OTHER)
                        .parameter("ProviderOperations", "create");
        dialect.jobs()
                .word("in_progress", "queued")
                .without("remixed_from_video_id")
                .with("quality", "standard");
        return dialect;
    }

    /** Aquiles-ai/Aquiles-Image: main.py, utils/task.py. Its content wants no key. */
    private static Dialect aquiles() {
        Dialect dialect =
                new Dialect("aquiles", "Aquiles-Image")
                        .unproved("what content says before the video is there, deletion")
                        .ids(IdSpelling.TWELVE_DIGITS)
                        .errors(ErrorSpelling.DETAIL)
                        .saying(
                                new Sayings()
                                        .missingJob(404, "", "Video task not found")
                                        .contentNotReady(404, "", "Video file not found")
                                        .failure("", "Generation failed")
                                        .moderation("", "Generation failed"))
                        .openContent()
                        .models(ModelsShape.NOT_THERE)
                        .parameter("ProviderOperations", "create");
        dialect.jobs()
                .word("in_progress", "processing")
                .without("completed_at", "expires_at", "remixed_from_video_id");
        return dialect;
    }

    /** unslothai/unsloth: the tests of Unsloth Studio's videos routes. */
    private static Dialect unsloth() {
        Dialect dialect =
                new Dialect("unsloth", "Unsloth Studio")
                        .saying(
                                new Sayings()
                                        .missingJob(404, "video_not_found", "Video '%s' not found")
                                        .contentNotReady(
                                                400,
                                                "video_not_ready",
                                                "The video is not ready: %s")
                                        .contentOfFailed(
                                                400,
                                                "video_generation_failed",
                                                "The video generation failed")
                                        .failure(
                                                "video_generation_failed",
                                                "The video generation failed"))
                        .pollAfter(Duration.ofSeconds(2))
                        .parameter("ProviderOperations", "create");
        dialect.jobs().changed(Servers::asMade);
        return dialect;
    }

    /** A finished video is as long as it came out. */
    private static void asMade(ObjectNode job, String link) {
        if (job.path("status").asText().equals("completed")) {
            job.put("seconds", job.path("seconds").asText() + ".04");
        }
    }

    /**
     * NVIDIA Dynamo 1.6: docs.nvidia.com/dynamo, media_schemas/video.json. One answer, when the
     * video is there; nothing can be asked afterwards.
     */
    private static Dialect dynamo() {
        Dialect dialect =
                new Dialect("dynamo", "NVIDIA Dynamo")
                        .unproved("whether seconds may be a text, the statuses of refusals")
                        .taking(Accepts.JSON)
                        .synchronous()
                        .errors(ErrorSpelling.TEXT)
                        .saying(new Sayings().missingJob(404, "", "Not Found"))
                        .content(ContentWay.NONE)
                        .listing(Listing.NONE)
                        .deletion(Deletion.NONE)
                        .models(ModelsShape.NOT_THERE)
                        .parameter("ProviderOperations", "create");
        dialect.jobs()
                .without(
                        "completed_at",
                        "expires_at",
                        "prompt",
                        "size",
                        "seconds",
                        "remixed_from_video_id")
                .key("created_at", "created")
                .changed(Gateways::reasonAsText)
                .resultIn("data.0.url");
        return dialect;
    }
}

package reelay.simulator.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;
import reelay.simulator.account.ModelsShape;

/** Gateways and clouds that pass videos on. Their sources stand above each. */
final class Gateways {

    private Gateways() {}

    static Stream<Dialect> all() {
        return Stream.of(
                liteLlm(), newApi(), azure(), openRouter(), merge(), redirecting(), wrapping());
    }

    /**
     * BerriAI/litellm 1.83 and later: litellm/proxy/video_endpoints/endpoints.py; issues 16945,
     * 17512, 30782. It keeps the whole file in memory before it sends the first byte.
     */
    private static Dialect liteLlm() {
        Dialect dialect =
                new Dialect("litellm", "LiteLLM proxy")
                        .unproved("deletion, the wording of a missing job")
                        .ids(IdSpelling.BASE64)
                        .errors(ErrorSpelling.STATUS_AS_TEXT)
                        .saying(
                                new Sayings()
                                        .unknownModel(
                                                400,
                                                "400",
                                                "Invalid model name passed in model=%s. Call"
                                                        + " `/v1/models` to view available models for"
                                                        + " your key."))
                        .content(ContentWay.ATTACHMENT);
        dialect.jobs()
                .word("queued", "processing")
                .word("in_progress", "processing")
                .without("prompt")
                .with("usage", Map.of("duration_seconds", 4.0));
        return dialect;
    }

    /**
     * QuantumNous/new-api: dto/openai_video.go, relay/channel/task/sora/adaptor.go,
     * controller/video_proxy.go. The link it names is its own content route.
     */
    private static Dialect newApi() {
        Dialect dialect =
                new Dialect("new-api", "new-api")
                        .unproved("a list, deletion, the wording of a missing job")
                        .ids(IdSpelling.TASK)
                        .errors(ErrorSpelling.TYPE_ONLY)
                        .saying(
                                new Sayings()
                                        .missingJob(404, "", "Task not found: %s")
                                        .contentNotReady(
                                                400,
                                                "",
                                                "Task is not completed yet, current status: %s"))
                        .listing(Listing.NONE)
                        .deletion(Deletion.NONE)
                        .parameter("ProviderOperations", "create,remix");
        dialect.jobs()
                .idAlsoAs("task_id")
                .without("completed_at", "expires_at", "prompt")
                .withoutEmpty()
                .changed(Gateways::ownContentAsLink);
        return dialect;
    }

    private static void ownContentAsLink(ObjectNode job, String link) {
        if (job.path("status").asText().equals("completed")) {
            job.putObject("metadata")
                    .put("url", "/v1/videos/" + job.path("id").asText() + "/content");
        }
    }

    /**
     * Azure OpenAI's v1 API: MicrosoftDocs/azure-ai-docs; MicrosoftLearning/mslearn-ai-vision issue
     * 81 for the wording. A model is a deployment there. Its Sora snapshots are past their dates.
     */
    private static Dialect azure() {
        return new Dialect("azure", "Azure OpenAI until 2026-09-15")
                .unproved("the end of Sora there, which comes from a schedule")
                .under("/openai/v1")
                .saying(
                        new Sayings()
                                .unknownModel(
                                        404,
                                        "DeploymentNotFound",
                                        "The API deployment '%s' for this resource does not exist."
                                                + " If you created the deployment within the last 5"
                                                + " minutes, please wait a moment and try again."))
                .parameter("VideoSizes", "720x1280,1280x720");
    }

    /**
     * OpenRouter: npm @openrouter/sdk 1.3.19, openrouter.ai/docs/api_reference/videos. The length
     * is a number called {@code duration}; a text called {@code seconds} is taken for nobody's.
     */
    private static Dialect openRouter() {
        Dialect dialect =
                new Dialect("openrouter", "OpenRouter")
                        .unproved("that unknown fields are ignored, the wording of refusals")
                        .under("/api/v1")
                        .taking(Accepts.JSON)
                        .ids(IdSpelling.GEN_VID)
                        .submitsAnswer(202)
                        .errors(ErrorSpelling.STATUS_AS_NUMBER)
                        .saying(
                                new Sayings()
                                        .missingJob(404, "", "Video %s not found")
                                        .contentNotReady(
                                                409, "", "Video is not ready, its status is %s")
                                        .contentExpired(410, "Video is no longer available"))
                        .listing(Listing.NONE)
                        .deletion(Deletion.NONE)
                        .parameter("ProviderOperations", "create");
        dialect.jobs()
                .without(
                        "object",
                        "progress",
                        "created_at",
                        "completed_at",
                        "expires_at",
                        "prompt",
                        "size",
                        "seconds",
                        "remixed_from_video_id",
                        "model")
                .word("queued", "pending")
                .changed(Gateways::openRouterKeys)
                .changed(Gateways::reasonAsText)
                .withoutEmpty();
        return dialect;
    }

    private static void openRouterKeys(ObjectNode job, String link) {
        String self = "/api/v1/videos/" + job.path("id").asText();
        job.put("polling_url", self);
        if (job.path("status").asText().equals("completed")) {
            job.put("generation_id", "gen-" + job.path("id").asText());
            job.putArray("unsigned_urls").add(self + "/content?index=0");
            job.putObject("usage").put("cost", 0.4).put("is_byok", false);
        }
    }

    /** The error is a text, or nothing. */
    static void reasonAsText(ObjectNode job, String link) {
        job.put("error", job.path("error").path("message").textValue());
    }

    /** Merge Gateway, as its users tell: 202 in place of 200, and sizes that are tiers. */
    private static Dialect merge() {
        Dialect dialect =
                new Dialect("merge", "Merge Gateway")
                        .unproved("everything but the status 202 and the size 768P")
                        .submitsAnswer(202)
                        .parameter("ProviderOperations", "create");
        dialect.jobs().changed((job, link) -> job.put("size", "768P"));
        return dialect;
    }

    /** Resellers that answer the content with a link, as SayGM does by its own account. */
    private static Dialect redirecting() {
        Dialect dialect =
                new Dialect("redirecting", "resellers such as SayGM")
                        .unproved("all of it: vendors' own words")
                        .content(ContentWay.REDIRECT)
                        .parameter("ProviderOperations", "create");
        dialect.jobs().without("remixed_from_video_id").withoutEmpty();
        return dialect;
    }

    /**
     * Gateways that wrap the job and shout its status, as new-api's own task routes do
     * (QuantumNous/new-api, dto/task.go); others copied it under {@code /v1/videos}.
     */
    private static Dialect wrapping() {
        Dialect dialect =
                new Dialect("wrapping", "gateways with new-api's task answers")
                        .unproved("which of them answers so under /v1/videos")
                        .ids(IdSpelling.TASK)
                        .errors(ErrorSpelling.TYPE_ONLY)
                        .saying(new Sayings().missingJob(404, "", "Task not found: %s"))
                        .content(ContentWay.NONE)
                        .listing(Listing.NONE)
                        .deletion(Deletion.NONE)
                        .models(ModelsShape.EMPTY)
                        .parameter("ProviderOperations", "create");
        dialect.jobs()
                .changed(Gateways::asTask)
                .without(
                        "error",
                        "object",
                        "model",
                        "seconds",
                        "size",
                        "prompt",
                        "completed_at",
                        "expires_at",
                        "remixed_from_video_id")
                .key("id", "task_id")
                .key("created_at", "submit_time")
                .word("queued", "NOT_START")
                .word("in_progress", "IN_PROGRESS")
                .word("completed", "SUCCESS")
                .word("failed", "FAILURE")
                .resultIn("data.video_url")
                .wrappedIn("data");
        return dialect;
    }

    private static void asTask(ObjectNode job, String link) {
        job.put("progress", job.path("progress").asInt() + "%");
        job.put("fail_reason", job.path("error").path("message").asText(""));
    }
}

package reelay.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import reelay.simulator.wire.Places;

/** What a job's faults make of the JSON that tells of it. */
public final class JobOddities {

    private static final int CUT_AT = 20;

    private final List<Fault> faults;

    /** Of a job with these faults. */
    public JobOddities(List<Fault> faults) {
        this.faults = faults;
    }

    /**
     * The job as a look or a submit shows it.
     *
     * @param failed whether it is at its bad end
     * @param completed whether it is at its good end
     * @param reason why it failed
     * @param link of the file
     * @param file its bytes
     */
    public ObjectNode shown(
            ObjectNode told,
            boolean failed,
            boolean completed,
            String reason,
            String link,
            Supplier<byte[]> file) {
        ObjectNode job = told;
        for (Fault fault : faults) {
            switch (fault.kind()) {
                case REASON_IN -> {
                    if (failed) {
                        putReason(job, fault.value(), reason);
                    }
                }
                case RESULT_IN -> {
                    if (completed) {
                        Places.put(job, fault.value(), link);
                    }
                }
                case RESULT_AS -> {
                    if (completed) {
                        putFile(job, fault.value(), file.get());
                    }
                }
                case STATUS_KEY -> {
                    JsonNode status = job.remove("status");
                    job.set(fault.value(), status);
                }
                case WRAPPED -> {
                    ObjectNode outside = JsonNodeFactory.instance.objectNode();
                    outside.set(fault.value(), job);
                    job = outside;
                }
                default -> {
                    // Strikes elsewhere.
                }
            }
        }
        return job;
    }

    private static void putFile(ObjectNode job, String way, byte[] file) {
        String text = Base64.getEncoder().encodeToString(file);
        if (way.equals("b64_json")) {
            job.putArray("data").addObject().put("b64_json", text);
        } else {
            job.put("url", "data:video/mp4;base64," + text);
        }
    }

    private static void putReason(ObjectNode job, String place, String reason) {
        job.putNull("error");
        switch (place) {
            case "error_text" -> job.put("error", reason);
            case "error_json" ->
                    job.put(
                            "error",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .set(
                                            "error",
                                            JsonNodeFactory.instance
                                                    .objectNode()
                                                    .put("code", "generation_failed")
                                                    .put("message", reason))
                                    .toString());
            case "nowhere" -> {
                // It keeps the reason to itself.
            }
            default -> job.put(place, reason);
        }
    }

    /** The job as the list shows it. */
    public ObjectNode listed(ObjectNode told) {
        faults.stream()
                .filter(fault -> fault.kind() == FaultKind.LIST_SHOWS)
                .forEach(fault -> change(told, fault.value()));
        return told;
    }

    private static void change(ObjectNode job, String what) {
        String prompt = job.path("prompt").asText();
        switch (what) {
            case "model" -> job.put("model", "upstream-video-1.5-" + job.path("size").asText());
            case "seconds" -> job.put("seconds", job.path("seconds").asText() + "s");
            case "size" -> job.put("size", job.path("size").asText().replace('x', '*'));
            case "tier" -> job.put("size", "720p");
            case "cut_prompt" ->
                    job.put(
                            "prompt",
                            prompt.substring(0, Math.min(CUT_AT, prompt.length())) + "...");
            case "prefixed_prompt" -> job.put("prompt", "High quality video: " + prompt);
            case "no_prompt" -> job.remove("prompt");
            case "old_clock" ->
                    job.put(
                            "created_at",
                            job.path("created_at").asLong() - Duration.ofHours(1).toSeconds());
            default -> job.put("created_at", job.path("created_at").asLong() * 1_000_000_000L);
        }
    }
}

package reelay.stack.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import reelay.media.SmallVideos;
import reelay.stack.faults.plan.Chance;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.faults.wire.Service;
import reelay.video.Json;
import reelay.video.Sha256;

/** A provider that takes money for every submit, knows no idempotency, and keeps count. */
final class MemoryProvider implements Service {

    /**
     * A job, paid for when it was made.
     *
     * @param number from 1
     * @param madeFor the video whose id came along
     */
    record Job(int number, String madeFor, JsonNode request, Instant created, boolean deleted) {
        String id() {
            return "job_" + number;
        }

        String prompt() {
            return request.path("prompt").asText();
        }
    }

    /** By job and length, which alone decide the bytes: many worlds ask for the same ones. */
    private static final Map<String, String> DIGESTS = new ConcurrentHashMap<>();

    /** As far as anybody looks, an image. */
    private static final byte[] THUMBNAIL = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final Story story;
    private final InstantSource clock;
    private final Oddity oddity;
    private final List<Job> jobs = new ArrayList<>();
    private final Map<String, byte[]> made = new HashMap<>();

    MemoryProvider(Story story, Oddity oddity, InstantSource clock) {
        this.story = story;
        this.oddity = oddity;
        this.clock = clock;
    }

    /** All that were ever paid for. */
    synchronized List<Job> paid() {
        return List.copyOf(jobs);
    }

    /** The bytes of a job's video: an MP4 whose pictures are the job's own noise. */
    synchronized byte[] bytes(String jobId) {
        return made.computeIfAbsent(jobId, this::make);
    }

    /** The digest of those bytes. */
    String sha256(String jobId) {
        byte[] bytes = bytes(jobId);
        return DIGESTS.computeIfAbsent(jobId + " " + bytes.length, _ -> Sha256.hex(bytes));
    }

    private byte[] make(String jobId) {
        ByteBuffer bytes = ByteBuffer.allocate(story.bytes());
        long noise = Chance.of(1, jobId);
        while (bytes.remaining() >= Long.BYTES) {
            noise = noise * 6364136223846793005L + 1442695040888963407L;
            bytes.putLong(noise);
        }
        return SmallVideos.mp4(bytes.array());
    }

    @Override
    public String name() {
        return "Provider";
    }

    @Override
    public String operation(HttpCall call) {
        String path = call.uri().getPath();
        if (call.uri().getHost().startsWith("cdn")) {
            return "bytes";
        }
        return switch (call.method()) {
            case "POST" -> "submit";
            case "DELETE" -> "delete";
            default ->
                    path.equals("/v1/videos")
                            ? "list"
                            : path.endsWith("/content")
                                    ? call.query("variant").map(_ -> "thumbnail").orElse("content")
                                    : "look";
        };
    }

    @Override
    public HttpReply throttle(HttpCall call) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", "Rate limit reached")
                .put("type", "requests")
                .put("code", "rate_limit_exceeded");
        return HttpReply.json(429, body);
    }

    @Override
    public synchronized HttpReply answer(HttpCall call) {
        return oddity.twisted(operation(call), plainly(call));
    }

    private HttpReply plainly(HttpCall call) {
        return switch (operation(call)) {
            case "submit" -> submit(call);
            case "list" -> list(call);
            case "bytes" -> served(call);
            case "content" -> content(call);
            case "thumbnail" ->
                    new HttpReply(200, Map.of("Content-Type", List.of("image/png")), THUMBNAIL);
            case "delete" -> delete(call);
            default ->
                    find(call)
                            .map(job -> HttpReply.json(200, shown(job)))
                            .orElseGet(MemoryProvider::missing);
        };
    }

    private HttpReply submit(HttpCall call) {
        try {
            JsonNode request = Json.tree(new String(call.body(), StandardCharsets.UTF_8));
            Job job =
                    new Job(
                            jobs.size() + 1,
                            call.header("Idempotency-Key").orElseThrow(),
                            request,
                            clock.instant(),
                            false);
            jobs.add(job);
            return HttpReply.json(200, shown(job));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the submit is no JSON", e);
        }
    }

    private HttpReply list(HttpCall call) {
        if (story.listing() == Story.Listing.MISSING) {
            return missing();
        }
        ArrayNode data = Json.object().putArray("data");
        if (call.query("after").isEmpty()) {
            jobs.reversed().stream()
                    .filter(job -> !job.deleted())
                    .filter(job -> !job.created().plus(story.listDelay()).isAfter(clock.instant()))
                    .forEach(job -> data.add(listed(job)));
        }
        ObjectNode page = Json.object().put("object", "list").put("has_more", false);
        page.set("data", data);
        return HttpReply.json(200, page);
    }

    private ObjectNode listed(Job job) {
        ObjectNode shown = shown(job);
        if (story.listing() == Story.Listing.WITHOUT_PROMPTS) {
            shown.remove("prompt");
        }
        return story.wording().of(shown);
    }

    private ObjectNode shown(Job job) {
        Instant done = job.created().plus(story.generation());
        boolean over = !clock.instant().isBefore(done);
        ObjectNode shown = Json.object().put("id", job.id()).put("object", "video");
        for (String field : List.of("model", "prompt", "seconds", "size")) {
            shown.set(field, job.request().path(field));
        }
        shown.put("created_at", job.created().plus(story.clockSkew()).getEpochSecond());
        shown.put("status", !over ? "in_progress" : story.jobFails() ? "failed" : "completed");
        shown.put("progress", over ? 100 : 30);
        if (over && story.jobFails()) {
            shown.putObject("error").put("code", "processing_error").put("message", "heavy load");
        }
        return shown;
    }

    /** A link of its own for every asking, good for a while. */
    private HttpReply content(HttpCall call) {
        Optional<Job> job = find(call);
        boolean ready =
                job.filter(it -> shown(it).path("status").asText().equals("completed")).isPresent();
        if (!ready) {
            return missing();
        }
        long until = clock.instant().plus(story.linkLifetime()).toEpochMilli();
        return new HttpReply(
                302,
                Map.of(
                        "Location",
                        List.of("https://cdn.test/" + job.get().id() + "?until=" + until)),
                new byte[0]);
    }

    private HttpReply served(HttpCall call) {
        if (clock.millis() > Long.parseLong(call.query("until").orElseThrow())) {
            return HttpReply.text(403, "application/xml", "<Error/>");
        }
        byte[] all = bytes(call.uri().getPath().substring(1));
        Optional<String> range = call.header("Range");
        if (range.isEmpty()) {
            return new HttpReply(200, headers(all.length), all);
        }
        int from = Integer.parseInt(range.get().replaceAll("\\D", ""));
        byte[] rest = Arrays.copyOfRange(all, from, all.length);
        Map<String, List<String>> headers = new HashMap<>(headers(rest.length));
        headers.put(
                "Content-Range",
                List.of("bytes " + from + "-" + (all.length - 1) + "/" + all.length));
        return new HttpReply(206, headers, rest);
    }

    private static Map<String, List<String>> headers(int length) {
        return Map.of(
                "Content-Type", List.of("video/mp4"),
                "ETag", List.of("\"fixed\""),
                "Content-Length", List.of(Integer.toString(length)));
    }

    private HttpReply delete(HttpCall call) {
        Optional<Job> job = find(call);
        job.ifPresent(
                it ->
                        jobs.set(
                                it.number() - 1,
                                new Job(
                                        it.number(),
                                        it.madeFor(),
                                        it.request(),
                                        it.created(),
                                        true)));
        return job.isEmpty() ? missing() : HttpReply.json(200, Json.object().put("deleted", true));
    }

    private Optional<Job> find(HttpCall call) {
        String id = call.uri().getPath().split("/", -1)[3];
        return jobs.stream().filter(job -> job.id().equals(id) && !job.deleted()).findFirst();
    }

    private static HttpReply missing() {
        ObjectNode body = Json.object();
        body.putObject("error").put("message", "not found").put("type", "invalid_request_error");
        return HttpReply.json(404, body);
    }
}

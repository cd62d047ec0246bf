package reelay.stack.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import reelay.video.Json;
import reelay.video.VideoId;

/**
 * Steps as an earlier release took them: they answer and write what was recorded of them. Submit
 * makes its job at the provider; Store puts no object into the bucket.
 *
 * @param release whose steps
 * @param steps which of them; the others are today's
 * @param items the videos' items
 * @param provider where jobs are made, up to and including {@code /v1}
 */
record EarlierSteps(EarlierRelease release, Set<String> steps, VideoRows items, URI provider) {

    /** What each comes to when a video is made. */
    private static final Map<String, String> WELL =
            Map.of("Submit", "accepted", "Poll", "finished", "Store", "stored");

    /** What the step answers; empty when it is not one of these. */
    Optional<String> answer(String step, String told) throws IOException, InterruptedException {
        if (!steps.contains(step)) {
            return Optional.empty();
        }
        EarlierRelease.Call call = release.call(step, WELL.get(step));
        JsonNode input = Json.tree(told);
        if (!names(input).containsAll(names(call.told()))) {
            throw new IOException("%s is told %s alone".formatted(step, names(input)));
        }
        VideoId video = new VideoId(input.path("video_id").asText());
        String job = step.equals("Submit") ? newJob(provider) : "";
        Instant now = Instant.now();
        items.change(
                video, EarlierRelease.attributes(call.sets(), video, job, now), call.removes());
        return Optional.of(EarlierRelease.filled(call.answers(), video, job, now));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The id of a new job at the provider's simulator. */
    static String newJob(URI provider) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(provider + "/videos"))
                                    .header("Authorization", "Bearer sk-simulator")
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    """
                                                    {"model": "sora-2", "prompt": "two friends",
                                                    "seconds": "4", "size": "720x1280"}
                                                    """))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            String id = Json.tree(answer.body()).path("id").asText();
            if (id.isEmpty()) {
                throw new IOException("no job: " + answer.body());
            }
            return id;
        }
    }
}

package reelay.stack.planted;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import reelay.media.SmallVideos;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.faults.wire.Service;

/** A provider that keeps to the protocol but for one answer, in each field of which it plants. */
record PlantingProvider(Kind kind, Plant plant, InstantSource clock, Instant start)
        implements Service {

    private static final Duration GENERATION = Duration.ofSeconds(20);
    private static final PlantedTemplate NOTHING =
            PlantedTemplate.json(404, "{\"detail\":\"none\"}");

    @Override
    public String name() {
        return "Provider";
    }

    @Override
    public String operation(HttpCall call) {
        String path = call.uri().getRawPath();
        if (!path.startsWith("/v1/videos")) {
            return "cdn";
        }
        if (call.method().equals("POST")) {
            return "submit";
        }
        return path.equals("/v1/videos") ? "list" : path.endsWith("/content") ? "content" : "look";
    }

    @Override
    public HttpReply throttle(HttpCall call) {
        return HttpReply.text(429, "text/plain", "slower");
    }

    @Override
    public HttpReply answer(HttpCall call) {
        String asked = operation(call);
        return asked.equals(kind.asked()) ? kind.template().with(plant.text()) : ordinary(asked);
    }

    private HttpReply ordinary(String asked) {
        return switch (asked) {
            case "submit" ->
                    kind.around() == Kind.Around.LOST_SUBMIT ? HttpReply.hungUp() : job("queued");
            case "look" ->
                    job(clock.instant().isAfter(start.plus(GENERATION)) ? "completed" : "queued");
            case "list" -> HttpReply.text(200, "application/json", "{\"data\":[]}");
            case "content" ->
                    switch (kind.around()) {
                        case NO_CONTENT -> NOTHING.plain();
                        case LINK ->
                                new HttpReply(
                                        302,
                                        Map.of(
                                                "Location",
                                                List.of(
                                                        "https://cdn.test/v?sig="
                                                                + Plant.SIGNATURE)),
                                        new byte[0]);
                        case WELL, LOST_SUBMIT -> video();
                    };
            default -> video();
        };
    }

    private static HttpReply job(String status) {
        return HttpReply.text(
                200, "application/json", "{\"id\":\"job_1\",\"status\":\"" + status + "\"}");
    }

    private static HttpReply video() {
        byte[] bytes = SmallVideos.mp4(new byte[2000]);
        return new HttpReply(200, Map.of("Content-Type", List.of("video/mp4")), bytes);
    }
}

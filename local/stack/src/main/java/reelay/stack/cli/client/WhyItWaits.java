package reelay.stack.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Tells why a queued video is not with the provider yet, as the page does, and until when. */
public final class WhyItWaits {

    /** The same reason with another next try is worth a line after this time. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final ApiClient api;
    private final InstantSource clock;
    private String told = "";
    private Instant toldAt = Instant.EPOCH;

    public WhyItWaits(ApiClient api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** A sentence, where there is something new to tell. */
    public Optional<String> news(ApiClient.Seen video) throws IOException, InterruptedException {
        if (!video.status().equals("queued")) {
            return Optional.empty();
        }
        for (JsonNode held : api.held()) {
            if (held.path("id").asText().equals(video.id())) {
                return news(held);
            }
        }
        return Optional.empty();
    }

    private Optional<String> news(JsonNode held) {
        String message = held.path("message").asText();
        Instant now = clock.instant();
        if (message.equals(told) && now.isBefore(toldAt.plus(AGAIN_AFTER))) {
            return Optional.empty();
        }
        told = message;
        toldAt = now;
        Instant next = Instant.ofEpochSecond(held.path("try_again_at").asLong());
        String when =
                next.isAfter(now)
                        ? "Next try at " + CLOCK.format(next.atZone(ZoneId.systemDefault())) + "."
                        : "Next try soon.";
        return Optional.of("It waits: " + message + " " + when);
    }
}

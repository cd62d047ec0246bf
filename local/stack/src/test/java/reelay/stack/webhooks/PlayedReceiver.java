package reelay.stack.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.faults.wire.Service;
import reelay.video.Json;

/** An app in virtual time. */
final class PlayedReceiver implements Service {

    /** Stands for no answer at all. */
    static final int HANGS = 999;

    /** What it answers, and when. */
    interface Manner {
        int status(Instant now);
    }

    /**
     * A message that came.
     *
     * @param status what it was answered with
     */
    record Got(Instant at, String webhookId, String videoId, int status) {}

    final List<Got> got = new ArrayList<>();
    String endpointId = "";

    private final String host;
    private final Manner manner;
    private final InstantSource clock;

    PlayedReceiver(String host, Manner manner, InstantSource clock) {
        this.host = host;
        this.manner = manner;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "Receiver." + host;
    }

    @Override
    public String operation(HttpCall call) {
        return "post";
    }

    @Override
    public HttpReply answer(HttpCall call) {
        int status = manner.status(clock.instant());
        try {
            got.add(
                    new Got(
                            clock.instant(),
                            call.header("webhook-id").orElseThrow(),
                            Json.tree(new String(call.body(), StandardCharsets.UTF_8))
                                    .at("/data/id")
                                    .asText(),
                            status));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return new HttpReply(status, Map.of(), new byte[0]);
    }

    @Override
    public HttpReply throttle(HttpCall call) {
        return new HttpReply(429, Map.of(), new byte[0]);
    }

    /** The videos whose end it acknowledged. */
    Set<String> acknowledged() {
        Set<String> videos = new LinkedHashSet<>();
        got.stream()
                .filter(message -> message.status() / 100 == 2)
                .map(Got::videoId)
                .forEach(videos::add);
        return videos;
    }
}

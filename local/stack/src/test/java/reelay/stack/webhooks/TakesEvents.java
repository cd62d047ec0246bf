package reelay.stack.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.faults.wire.Service;
import reelay.video.Json;

/** An event bus that takes everything down. */
record TakesEvents(List<JsonNode> events) implements Service {

    @Override
    public String name() {
        return "EventBridge";
    }

    @Override
    public String operation(HttpCall call) {
        return call.target();
    }

    @Override
    public HttpReply answer(HttpCall call) {
        try {
            Json.tree(new String(call.body(), StandardCharsets.UTF_8))
                    .path("Entries")
                    .forEach(events::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var answer = Json.object().put("FailedEntryCount", 0);
        answer.putArray("Entries").addObject().put("EventId", "1");
        return HttpReply.json(200, answer);
    }

    @Override
    public HttpReply throttle(HttpCall call) {
        return HttpReply.json(400, Json.object().put("__type", "ThrottlingException"));
    }
}

package reelay.stack.faults.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.protocol.AwsFault;
import reelay.video.Json;

/** An AWS service that is told what it is asked, not as JSON on a wire: see {@link CalmCalls}. */
final class CalmCall implements Service {

    private static final HttpReply NOTHING = new HttpReply(200, Map.of(), new byte[0]);

    private final AwsJsonService there;
    private final String operation;
    private final JsonNode request;
    private @Nullable JsonNode answer;

    CalmCall(AwsJsonService there, String operation, JsonNode request) {
        this.there = there;
        this.operation = operation;
        this.request = request;
    }

    /** What it answered; nothing when it refused. */
    @Nullable JsonNode answered() {
        return answer;
    }

    @Override
    public String name() {
        return there.name();
    }

    @Override
    public String operation(HttpCall call) {
        return operation;
    }

    @Override
    public HttpReply answer(HttpCall call) {
        try {
            answer = there.handler().answer(operation, request);
            return NOTHING;
        } catch (AwsFault e) {
            ObjectNode error = Json.object().put("__type", e.type()).put("message", e.getMessage());
            error.setAll(e.details());
            return HttpReply.json(e.status(), error);
        }
    }

    @Override
    public HttpReply throttle(HttpCall call) {
        return there.throttle(call);
    }
}

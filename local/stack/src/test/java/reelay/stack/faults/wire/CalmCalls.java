package reelay.stack.faults.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import reelay.stack.faults.process.SdkLine;
import reelay.stack.faults.process.SdkLine.Line;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Calls to AWS services without the SDK, as long as all is well: there it has nothing to do but to
 * write and read JSON, which takes longer than everything under test together. Whatever else comes
 * of a first attempt, an error or no answer, the SDK is told, and goes on as if it had made it:
 * tries again, or throws. Points and times are the same as if it made all calls.
 *
 * @param line where the process's calls go now
 * @param http the SDK's own line
 */
public record CalmCalls(Supplier<Line> line, SdkLine http) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * Makes a call.
     *
     * @param answer builds what is answered
     * @param sdk makes the same call by the SDK
     */
    Object make(
            String host, String operation, SdkPojo request, SdkPojo answer, Supplier<Object> sdk) {
        HttpCall nothing =
                new HttpCall("POST", URI.create("https://" + host), Map.of(), new byte[0]);
        Line now = line.get();
        HttpReply reply;
        JsonNode answered;
        try {
            CalmCall call =
                    new CalmCall(
                            (AwsJsonService) now.service(host), operation, PojoJson.of(request));
            reply = now.outside().call(now.invocation(), call, nothing, PATIENCE);
            answered = call.answered();
        } catch (IOException e) {
            return http.after(
                    () -> {
                        throw e;
                    },
                    sdk);
        }
        return answered == null ? http.after(() -> reply, sdk) : PojoJson.built(answer, answered);
    }
}

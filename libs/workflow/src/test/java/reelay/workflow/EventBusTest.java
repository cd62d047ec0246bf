package reelay.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reelay.aws.AwsClients;
import reelay.aws.AwsUnavailableException;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.http.HttpListener;
import reelay.video.Json;
import reelay.video.environment.Environment;

class EventBusTest {

    private final List<JsonNode> calls = new CopyOnWriteArrayList<>();
    private String refusal = "";
    private HttpListener eventBridge;
    private EventBus bus;

    @BeforeEach
    void start() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        eventBridge =
                HttpListener.start(
                        0,
                        new AwsJsonHandler("AWSEvents", "1.1", Map.of("PutEvents", this::answer)));
        bus =
                EventBus.of(
                        AwsClients.from(
                                new Environment(
                                        Map.of(
                                                "AWS_REGION",
                                                "eu-central-1",
                                                "AWS_ENDPOINT_URL_EVENTBRIDGE",
                                                eventBridge.address().toString()))),
                        "news");
    }

    @AfterEach
    void stop() {
        eventBridge.close();
    }

    private JsonNode answer(JsonNode input) {
        calls.add(input);
        ObjectNode entry = Json.object();
        if (refusal.isEmpty()) {
            entry.put("EventId", "event-1");
        } else {
            entry.put("ErrorCode", refusal);
        }
        ObjectNode answer = Json.object().put("FailedEntryCount", refusal.isEmpty() ? 0 : 1);
        answer.putArray("Entries").add(entry);
        return answer;
    }

    @Test
    void sendsOneEventOfReelays() {
        bus.send("Video Completed", Json.object().put("bytes", 12));

        JsonNode event = calls.getFirst().path("Entries").path(0);
        assertThat(event.path("EventBusName").asText()).isEqualTo("news");
        assertThat(event.path("Source").asText()).isEqualTo("reelay");
        assertThat(event.path("DetailType").asText()).isEqualTo("Video Completed");
        assertThat(event.path("Detail").asText()).isEqualTo("{\"bytes\":12}");
    }

    @Test
    void saysThatAnEventWasNotTakenAndMayBeTheNextTime() {
        refusal = "ThrottlingException";

        assertThatThrownBy(
                        () ->
                                AwsUnavailableException.named(
                                        () -> {
                                            bus.send("Video Failed", Json.object());
                                            return "sent";
                                        }))
                .isInstanceOf(AwsUnavailableException.class)
                .hasMessageContaining("Video Failed")
                .hasMessageContaining("ThrottlingException");
    }
}

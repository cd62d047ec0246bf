package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.stack.StackUnderTest.statesVisited;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.simulator.ProviderSimulator;
import reelay.simulator.account.Account;
import reelay.stack.webhooks.Receiver;
import reelay.video.Json;

/** The guide's case through the whole system: verified a moment ago, and still refused. */
class WaitsForAccessTest {

    @TempDir Path data;

    private Stack stack;
    private StackUnderTest app;
    private ProviderSimulator provider;

    @BeforeEach
    void startEverything() {
        stack = StackUnderTest.start(data);
        app = new StackUnderTest(stack);
        provider = stack.simulator().orElseThrow();
    }

    @AfterEach
    void stopEverything() {
        stack.close();
    }

    @Test
    void holdsVideosUntilTheVerificationHasArrivedAndSubmitsEachOnce() throws IOException {
        provider.accounts().play(Account.UNVERIFIED);
        app.put(
                "/v1/access/milestones",
                Json.object()
                        .put(
                                "verified_at",
                                Instant.now().minus(Duration.ofMinutes(10)).toString()));

        List<String> ids = Stream.of("one", "two", "three").map(app::create).toList();

        JsonNode access =
                Awaitility.await()
                        .atMost(Duration.ofSeconds(90))
                        .until(
                                () -> app.get("/v1/access"),
                                report -> report.path("held").size() == 3);
        for (JsonNode held : access.path("held")) {
            assertThat(ids).contains(held.path("id").asText());
            assertThat(held.path("reason").asText()).isEqualTo("verification_propagating");
            assertThat(held.path("message").asText()).contains("verified 10 minutes ago");
        }
        for (String id : ids) {
            assertThat(app.retrieve(id).path("status").asText()).isEqualTo("queued");
            assertThat(app.header("/v1/videos/" + id, "reelay-held"))
                    .contains("verification_propagating");
        }

        provider.accounts().play(Account.READY);
        for (String id : ids) {
            assertThat(app.end(id).path("status").asText()).isEqualTo("completed");
            assertThat(statesVisited(stack, id))
                    .containsSubsequence("Submit", "HoldWait", "Submit", "Wait", "Poll", "Store");
        }
        assertThat(provider.jobsCreated()).isEqualTo(3);
        assertThat(app.get("/v1/access").path("held")).isEmpty();
        assertThat(Files.readString(data.resolve("notifications.jsonl")))
                .contains("AccessTopic", "Access Changed");
    }

    /** Who names the event gets it once, in the form of OpenAI's; a callback_url names none. */
    @Test
    void tellsOnceThatAVideoIsHeldToWhoNamesIt() throws IOException {
        provider.accounts().play(Account.UNVERIFIED);
        app.put(
                "/v1/access/milestones",
                Json.object()
                        .put(
                                "verified_at",
                                Instant.now().minus(Duration.ofMinutes(10)).toString()));
        try (Receiver receiver = Receiver.answering(() -> 204)) {
            ObjectNode wish = Json.object().put("name", "held").put("url", receiver.url("/named"));
            wish.putArray("event_types").add("video.held").add("video.completed");
            app.post("/v1/webhook_endpoints", wish);
            app.post("/v1/webhook_endpoints/default/rotate_secret", Json.object());
            String id =
                    app.post(
                            "/v1/videos",
                            Json.object()
                                    .put("prompt", "too early")
                                    .put("callback_url", receiver.url("/callback")));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> receiver.messages().size() == 1);
            // Nobody is told of another look.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> Collections.frequency(statesVisited(stack, id), "Submit") >= 2);
            provider.accounts().play(Account.READY);
            assertThat(app.end(id).path("status").asText()).isEqualTo("completed");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> receiver.messages().size() >= 3);

            assertThat(typesAt(receiver, "/named"))
                    .containsExactly("video.held", "video.completed");
            assertThat(typesAt(receiver, "/callback")).containsExactly("video.completed");
            JsonNode held = Json.tree(receiver.messages().getFirst().body());
            assertThat(held.path("object").asText()).isEqualTo("event");
            assertThat(held.path("id").asText()).matches("evt_[0-9a-f]{48}");
            assertThat(held.path("data")).isEqualTo(Json.object().put("id", id));
        }
    }

    private static List<String> typesAt(Receiver receiver, String path) throws IOException {
        List<String> types = new ArrayList<>();
        for (Receiver.Message message : receiver.messages()) {
            if (message.path().equals(path)) {
                types.add(Json.tree(message.body()).path("type").asText());
            }
        }
        return types;
    }

    @Test
    void failsAVideoAtOnceWhenNobodyRecordedAVerification() {
        provider.accounts().play(Account.UNVERIFIED);

        JsonNode error = app.end(app.create("too early")).path("error");

        assertThat(error.path("code").asText()).isEqualTo("organization_unverified");
        assertThat(error.path("message").asText()).contains("must be verified", "First: ");
        assertThat(provider.jobsCreated()).isZero();
    }
}

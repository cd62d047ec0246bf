package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.stack.StackUnderTest.statesVisited;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.simulator.ProviderSimulator;
import reelay.simulator.account.Account;
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
                        .atMost(Duration.ofSeconds(30))
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

    @Test
    void failsAVideoAtOnceWhenNobodyRecordedAVerification() {
        provider.accounts().play(Account.UNVERIFIED);

        JsonNode error = app.end(app.create("too early")).path("error");

        assertThat(error.path("code").asText()).isEqualTo("organization_unverified");
        assertThat(error.path("message").asText()).contains("must be verified", "First: ");
        assertThat(provider.jobsCreated()).isZero();
    }
}

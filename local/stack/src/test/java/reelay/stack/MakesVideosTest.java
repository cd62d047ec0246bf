package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.stack.StackUnderTest.statesVisited;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.stack.setup.StartFailedException;

/** The whole system, from the app's request to the file in the bucket. */
class MakesVideosTest {

    @TempDir static Path data;

    private static Stack stack;
    private static StackUnderTest app;

    @BeforeAll
    static void startEverything() {
        stack = StackUnderTest.start(data);
        app = new StackUnderTest(stack);
    }

    @AfterAll
    static void stopEverything() {
        stack.close();
    }

    @Test
    void turnsAPromptIntoAVideoThatIsKept() throws IOException {
        String id = app.create("two friends hug at sunset");

        JsonNode video = app.end(id);

        assertThat(video.path("status").asText()).isEqualTo("completed");
        assertThat(video.path("progress").asInt()).isEqualTo(100);
        assertThat(new String(app.content(id), 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(statesVisited(stack, id))
                                        .containsSubsequence(
                                                "Begin",
                                                "Submit",
                                                "AfterSubmit",
                                                "Wait",
                                                "Poll",
                                                "AfterPoll",
                                                "Store",
                                                "Announce",
                                                "Done"));
        assertThat(Files.readString(data.resolve("events.jsonl")))
                .contains("Video Completed", id)
                .doesNotContain("hug at sunset");
    }

    @Test
    void recordsWhyAVideoWasNotMade() {
        String id = app.create("something forbidden [fault:moderation]");

        JsonNode video = app.end(id);

        assertThat(video.path("status").asText()).isEqualTo("failed");
        assertThat(video.path("error").path("code").asText()).isEqualTo("moderation_blocked");
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(statesVisited(stack, id))
                                        .containsSubsequence(
                                                "Poll", "RecordFailure", "Announce", "Failed")
                                        .doesNotContain("Store"));
    }

    @Test
    void saysSoWhenTheProviderDoesNotTakeTheKey() {
        String id = app.create("a wrong key [fault:unauthorized]");

        JsonNode video = app.end(id);

        assertThat(video.path("error").path("code").asText()).isEqualTo("key_invalid");
        assertThat(statesVisited(stack, id)).doesNotContain("Wait", "Poll");
    }

    @Test
    void waitsAsToldWhenTheProviderIsBusyAndSubmitsAgain() {
        String id = app.create("too many at once [fault:rate_limited=1]");

        JsonNode video = app.end(id);

        assertThat(video.path("status").asText()).isEqualTo("completed");
        assertThat(statesVisited(stack, id))
                .containsSubsequence("Submit", "AfterSubmit", "BusyWait", "Submit", "Wait", "Poll");
    }

    @Test
    void fetchesTheRestOfADownloadThatBroke() {
        String id = app.create("a bad line [fault:cut_off]");

        JsonNode video = app.end(id);

        assertThat(video.path("status").asText()).isEqualTo("completed");
        // The connection broke after 65,536 bytes; Store compared the length it was promised.
        assertThat(app.content(id).length).isGreaterThan(65_536);
    }

    @Test
    void refusesARequestWithoutAKeyInTheShapeTheSdksRead() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(stack.addresses().api() + "/v1/videos"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"error\"", "\"invalid_request_error\"");
        }
    }

    @Test
    void letsOnlyOneStackUseADataDirectory() {
        assertThatThrownBy(() -> StackUnderTest.start(data))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("belongs to a stack that is running");
    }
}

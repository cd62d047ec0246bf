package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.stack.StackUnderTest.statesVisited;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.video.Json;

/** Remix, edit, extension and cancel, through the whole system. */
class MakesVideosFromVideosTest {

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
    void remixesEditsAndExtendsAFinishedVideo() {
        String source = app.create("two friends hug at sunset");
        app.end(source);

        String remix = app.post("/v1/videos/" + source + "/remix", body("at night"));
        String edit = app.post("/v1/videos/edits", from(source, "no umbrella"));
        String extension =
                app.post("/v1/videos/extensions", from(source, "they walk on").put("seconds", 8));

        for (String id : List.of(remix, edit, extension)) {
            assertThat(app.end(id).path("status").asText()).isEqualTo("completed");
            assertThat(new String(app.content(id), 4, 4, StandardCharsets.US_ASCII))
                    .isEqualTo("ftyp");
            assertThat(statesVisited(stack, id)).containsSubsequence("Submit", "Poll", "Store");
        }
        assertThat(app.retrieve(remix).path("remixed_from_video_id").asText()).isEqualTo(source);
        assertThat(app.retrieve(edit).path("remixed_from_video_id").isNull()).isTrue();
        assertThat(app.retrieve(extension).path("seconds").asText()).isEqualTo("12");
    }

    @Test
    void findsNoSourceThatWasDeleted() {
        String source = app.create("a short life");
        app.end(source);

        assertThat(app.delete(source)).isEqualTo(200);

        assertThat(app.tryPost("/v1/videos/" + source + "/remix", body("too late"))).isEqualTo(404);
    }

    @Test
    void cancelsARunningVideoAndLeavesNothing() throws IOException {
        String id = app.create("never done [fault:stuck]");
        Awaitility.await()
                .until(() -> app.retrieve(id).path("status").asText().equals("in_progress"));
        long before = deleteRequests();

        assertThat(app.delete(id)).isEqualTo(200);

        assertThat(deleteRequests()).isEqualTo(before + 1);
        assertThat(app.delete(id)).isEqualTo(404);
        assertThat(objectsNamed(id)).isEmpty();
        // The execution ended there, without anything to announce.
        assertThat(statesVisited(stack, id)).doesNotContain("RecordFailure", "Failed", "Done");
    }

    private static long deleteRequests() {
        JsonNode stats =
                StackUnderTest.at(stack.addresses().provider().resolve("/simulator/stats"));
        return stats.required("delete_requests").longValue();
    }

    private static List<Path> objectsNamed(String id) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("s3"))) {
            return files.filter(file -> file.getFileName().toString().contains(id)).toList();
        }
    }

    private static ObjectNode body(String prompt) {
        return Json.object().put("prompt", prompt);
    }

    private static ObjectNode from(String source, String prompt) {
        ObjectNode body = body(prompt);
        body.putObject("video").put("id", source);
        return body;
    }
}

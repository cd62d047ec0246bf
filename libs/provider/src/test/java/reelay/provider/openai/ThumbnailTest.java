package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.provider.openai.ScriptedServer.answer;
import static reelay.provider.openai.ScriptedServer.bytes;
import static reelay.provider.openai.ScriptedServer.raw;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThumbnailTest extends ContentTest {

    private static final int TWO_MEGABYTES = 2 * 1024 * 1024;

    @Test
    void asksForTheVariantWithTheKey() {
        byte[] image = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0};
        server.willDo(bytes(200, image, "Content-Type: image/webp"));

        assertThat(provider().thumbnail("job/1")).contains(image);

        ScriptedServer.Request request = server.onlyRequest();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo("/v1/videos/job%2F1/content?variant=thumbnail");
        assertThat(request.header("authorization")).isEqualTo("Bearer " + KEY);
    }

    @Test
    void followsARedirectWithoutTheKey() {
        server.willAnswer(302, "", "Location: " + store.address() + "/image");
        store.willAnswer(200, "an image", "Content-Type: image/png");

        assertThat(provider().thumbnail("job")).isPresent();

        assertThat(store.onlyRequest().header("authorization")).isNull();
    }

    /** With its length and without. */
    @Test
    void takesTheLargest() {
        String largest = "x".repeat(TWO_MEGABYTES);
        server.willAnswer(200, largest, "Content-Type: image/png");
        server.willDo(
                raw("HTTP/1.1 200 OK\nContent-Type: image/png\nConnection: close\n\n" + largest));

        for (int round = 0; round < 2; round++) {
            assertThat(provider().thumbnail("job").orElseThrow()).hasSize(TWO_MEGABYTES);
        }
    }

    @ParameterizedTest
    @MethodSource
    void hasNoneWhereNoImageComesAndAsksOnce(ScriptedServer.Reaction reaction) {
        server.willDo(reaction);

        assertThat(provider().thumbnail("job")).isEmpty();

        assertThat(server.requests()).hasSize(1);
    }

    static Stream<ScriptedServer.Reaction> hasNoneWhereNoImageComesAndAsksOnce() {
        byte[] tooLarge = new byte[TWO_MEGABYTES + 1];
        return Stream.of(
                answer(404, "{\"error\": {\"message\": \"no such variant\"}}"),
                answer(400, "{\"detail\": \"variant must be video\"}"),
                answer(429, "{\"error\": {\"message\": \"slow down\"}}"),
                // Servers that know no variants hand out the video.
                bytes(200, new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p'}, MP4),
                bytes(200, tooLarge, "Content-Type: image/png"),
                raw(
                        "HTTP/1.1 200 OK\nContent-Type: image/png\nConnection: close\n\n"
                                + "x".repeat(TWO_MEGABYTES + 1)),
                raw("HTTP/1.1 200 OK\nContent-Type: image/png\nContent-Length: 100\n\nhalf of"),
                answer(200, "<html>Sign in</html>", "Content-Type: text/html"));
    }
}

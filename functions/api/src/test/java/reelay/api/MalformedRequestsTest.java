package reelay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import reelay.api.Event.Answer;

/** Broken copies of good bodies, by the thousand; the seed is fixed so that a failure repeats. */
class MalformedRequestsTest {

    private static final ApiHandler HANDLER = Unreachable.handler();

    private final SplittableRandom random = new SplittableRandom(20261122);

    /**
     * Every body has a field that nobody knows, so that one that stays whole is refused as well.
     */
    @Test
    void areAlwaysAnsweredWithAClientError() {
        byte[] json =
                "{\"nobody_knows\": 1, \"prompt\": \"héllo\", \"seconds\": \"4\", \"size\": \"720x1280\"}"
                        .getBytes(StandardCharsets.UTF_8);
        Multipart form =
                new Multipart()
                        .text("nobody_knows", "1")
                        .text("prompt", "héllo")
                        .text("input_reference[image_url]", "https://x/y.png")
                        .file(
                                "file",
                                "a.png",
                                "image/png",
                                new byte[] {0, 1, 2, '\r', '\n', '-', '-'});
        for (int i = 0; i < 3_000; i++) {
            boolean asJson = random.nextBoolean();
            byte[] body = broken(asJson ? json : form.bytes());
            String type = asJson ? "application/json" : form.contentType();
            Answer answer =
                    Event.of("POST", "/v1/videos")
                            .header("content-type", type)
                            .header("x-stainless-retry-count", "0")
                            .bytes(body)
                            .sentTo(HANDLER);
            assertThat(answer.status())
                    .as("body %d: %s", i, new String(body, StandardCharsets.ISO_8859_1))
                    .isBetween(400, 499);
            assertThat(answer.error().get("message").textValue()).isNotEmpty();
        }
    }

    private byte[] broken(byte[] good) {
        byte[] body = good.clone();
        int changes = 1 + random.nextInt(4);
        // The first quarter, which names the unknown field, stays whole.
        int from = body.length / 4;
        for (int i = 0; i < changes; i++) {
            body[from + random.nextInt(body.length - from)] = (byte) random.nextInt(256);
        }
        int keep = random.nextInt(3) == 0 ? from + random.nextInt(body.length - from) : body.length;
        return Arrays.copyOf(body, keep);
    }
}

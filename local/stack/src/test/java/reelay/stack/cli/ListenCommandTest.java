package reelay.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import reelay.webhooks.SigningSecret;

/** What is printed is what was signed with the endpoint's own secret, lately. */
class ListenCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String BODY = "{\"type\":\"video.completed\"}";

    private final List<String> printed = new ArrayList<>();

    @Test
    void printsWhatIsVerifiedAndRefusesTheRest() throws Exception {
        SigningSecret secret = SigningSecret.random(new SplittableRandom(1));
        SigningSecret another = SigningSecret.random(new SplittableRandom(2));
        try (EventListener listener = new EventListener(0, printed::add, () -> NOW)) {
            assertThat(sent(listener, secret, NOW, BODY)).isEqualTo(400);
            listener.trust(secret);

            assertThat(sent(listener, secret, NOW, BODY)).isEqualTo(204);
            assertThat(sent(listener, another, NOW, BODY)).isEqualTo(400);
            assertThat(sent(listener, secret, NOW.minusSeconds(301), BODY)).isEqualTo(400);
            assertThat(sent(listener, secret, NOW, BODY.replace("completed", "failed")))
                    .isEqualTo(400);
        }
        assertThat(printed).containsExactly(BODY);
    }

    /** Signed as if it were {@link #BODY}. */
    private static int sent(EventListener listener, SigningSecret secret, Instant at, String body)
            throws IOException, InterruptedException {
        String signature = secret.sign("evt_1", at, BODY.getBytes(StandardCharsets.UTF_8));
        HttpRequest message =
                HttpRequest.newBuilder(URI.create(listener.url()))
                        .header("webhook-id", "evt_1")
                        .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                        .header("webhook-signature", "v1,AAAA " + signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(message, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}

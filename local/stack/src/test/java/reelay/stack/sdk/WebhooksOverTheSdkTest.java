package reelay.stack.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.http.Headers;
import com.openai.errors.BadRequestException;
import com.openai.errors.InvalidWebhookSignatureException;
import com.openai.errors.NotFoundException;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.webhooks.WebhookCreateParams;
import com.openai.models.webhooks.WebhookEndpoint;
import com.openai.models.webhooks.WebhookEndpointTestResult;
import com.openai.models.webhooks.WebhookEndpointWithSecret;
import com.openai.models.webhooks.WebhookRotateSecretParams;
import com.openai.models.webhooks.WebhookTestParams;
import com.openai.models.webhooks.WebhookUpdateParams;
import com.openai.models.webhooks.WebhookVerificationParams;
import com.openai.services.blocking.WebhookService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.stack.webhooks.Receiver;

/** Endpoints and what they get, with the official Java client on both ends. */
@SuppressWarnings("deprecation") // its video part is marked so
class WebhooksOverTheSdkTest {

    @TempDir static Path data;

    private static ApiUnderTest api;
    private static OpenAIClient client;
    private static WebhookService webhooks;
    private static Receiver app;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(data.resolve("stack"));
        client = api.client(api.key());
        webhooks = client.webhooks();
        app = Receiver.answering(() -> 204);
    }

    @AfterAll
    static void stop() {
        app.close();
        client.close();
        api.close();
    }

    @Test
    void everyOperationOfTheClientIsThere() {
        WebhookEndpointWithSecret made = create("orders");

        assertThat(made.isValid()).isTrue();
        assertThat(made.signingSecret()).startsWith("whsec_");
        WebhookEndpoint found = webhooks.retrieve(made.id());
        assertThat(found.isValid()).isTrue();
        assertThat(found.signingSecretHint()).isEqualTo(made.signingSecretHint());
        WebhookEndpoint renamed =
                webhooks.update(made.id(), WebhookUpdateParams.builder().name("invoices").build());
        assertThat(renamed.name()).isEqualTo("invoices");
        assertThat(renamed.eventTypes()).isEqualTo(made.eventTypes());
        assertThat(webhooks.list().autoPager()).extracting(WebhookEndpoint::id).contains(made.id());
        WebhookEndpointWithSecret rotated =
                webhooks.rotateSecret(
                        made.id(),
                        WebhookRotateSecretParams.builder()
                                .keepOldSecretActiveFor24Hours(true)
                                .build());
        assertThat(rotated.signingSecret()).isNotEqualTo(made.signingSecret());
        assertThat(webhooks.eventTypes().list().data()).contains("video.completed");
        assertThat(webhooks.delete(made.id()).isValid()).isTrue();
        assertThatThrownBy(() -> webhooks.retrieve(made.id()))
                .isInstanceOf(NotFoundException.class);
        api.assertAnswersAreOfficialAndDescribed();
    }

    @Test
    void whatIsSentIsVerifiedAndForgeriesAreNot() {
        WebhookEndpointWithSecret made = create("/verified");

        WebhookEndpointTestResult result =
                webhooks.test(
                        made.id(),
                        WebhookTestParams.builder()
                                .eventType(WebhookTestParams.EventType.VIDEO_COMPLETED)
                                .build());

        assertThat(result.statusCode()).isEqualTo(204);
        Receiver.Message message = theOneTo("/verified");
        assertThat(message.body())
                .matches(
                        "\\{\"id\":\"evt_[0-9a-f]{48}\",\"object\":\"event\",\"created_at\":[0-9]+,"
                                + "\"type\":\"video.completed\",\"data\":\\{\"id\":\"video_test\"}}");
        webhooks.verifySignature(verification(message, message.body(), made.signingSecret()));
        assertThat(webhooks.unwrap(verification(message, message.body(), made.signingSecret())))
                .isNotNull();
        assertForged(
                message, message.body().replace("video_test", "video_tess"), made.signingSecret());
        assertForged(message, message.body(), create("another").signingSecret());
        assertThatThrownBy(
                        () ->
                                webhooks.verifySignature(
                                        WebhookVerificationParams.builder()
                                                .payload(message.body())
                                                .secret(made.signingSecret())
                                                .headers(headers(message, 301))
                                                .build()))
                .isInstanceOf(InvalidWebhookSignatureException.class);
    }

    @Test
    void bothSecretsVerifyWhileTheOldOneIsKept() {
        WebhookEndpointWithSecret made = create("/rotated");
        String next =
                webhooks.rotateSecret(
                                made.id(),
                                WebhookRotateSecretParams.builder()
                                        .keepOldSecretActiveFor24Hours(true)
                                        .build())
                        .signingSecret();

        webhooks.test(
                made.id(),
                WebhookTestParams.builder()
                        .eventType(WebhookTestParams.EventType.VIDEO_FAILED)
                        .build());

        Receiver.Message message = theOneTo("/rotated");
        webhooks.verifySignature(verification(message, message.body(), made.signingSecret()));
        webhooks.verifySignature(verification(message, message.body(), next));
    }

    @Test
    void anEventThatIsNeverSentIsRefused() {
        assertThatThrownBy(
                        () ->
                                webhooks.create(
                                        WebhookCreateParams.builder()
                                                .name("a")
                                                .url("https://app.example.com/")
                                                .addEventType(
                                                        WebhookCreateParams.EventType
                                                                .BATCH_COMPLETED)
                                                .build()))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("video.completed");
    }

    /** From the create to the receiver, with two endpoints and an address of the video's own. */
    @Test
    void theEndOfAVideoIsToldToAllWhoHearOfIt() {
        WebhookEndpointWithSecret first = create("/first");
        WebhookEndpointWithSecret second = create("/second");
        String standard = webhooks.rotateSecret("default").signingSecret();

        Video made =
                client.videos()
                        .create(
                                VideoCreateParams.builder()
                                        .prompt("a boat")
                                        .putAdditionalBodyProperty(
                                                "callback_url",
                                                JsonValue.from(app.url("/callback")))
                                        .build());

        for (Map.Entry<String, String> told :
                Map.of(
                                "/first", first.signingSecret(),
                                "/second", second.signingSecret(),
                                "/callback", standard)
                        .entrySet()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(
                            () ->
                                    app.messages().stream()
                                            .anyMatch(m -> m.path().equals(told.getKey())));
            Receiver.Message message = theOneTo(told.getKey());
            webhooks.verifySignature(verification(message, message.body(), told.getValue()));
            assertThat(message.body())
                    .contains("\"type\":\"video.completed\"", "{\"id\":\"" + made.id() + "\"}");
            assertThat(message.headers().get("webhook-id")).startsWith("evt_");
        }
        assertThat(app.messages().stream().map(m -> m.headers().get("webhook-id")).distinct())
                .contains(theOneTo("/callback").headers().get("webhook-id"));
    }

    private static void assertForged(Receiver.Message message, String body, String secret) {
        assertThatThrownBy(() -> webhooks.verifySignature(verification(message, body, secret)))
                .isInstanceOf(InvalidWebhookSignatureException.class);
    }

    private static WebhookEndpointWithSecret create(String name) {
        return webhooks.create(
                WebhookCreateParams.builder()
                        .name(name)
                        .url(app.url(name.startsWith("/") ? name : "/"))
                        .addEventType(WebhookCreateParams.EventType.VIDEO_COMPLETED)
                        .build());
    }

    private static Receiver.Message theOneTo(String path) {
        return app.messages().stream()
                .filter(message -> message.path().equals(path))
                .reduce((_, _) -> null)
                .orElseThrow();
    }

    private static WebhookVerificationParams verification(
            Receiver.Message message, String body, String secret) {
        return WebhookVerificationParams.builder()
                .payload(body)
                .secret(secret)
                .headers(headers(message, 0))
                .build();
    }

    /** The message's own, as if it had been sent some seconds ago. */
    private static Headers headers(Receiver.Message message, int secondsAgo) {
        Headers.Builder headers = Headers.builder();
        message.headers().forEach(headers::put);
        if (secondsAgo > 0) {
            headers.replace(
                    "webhook-timestamp",
                    Long.toString(Instant.now().getEpochSecond() - secondsAgo));
        }
        return headers.build();
    }
}

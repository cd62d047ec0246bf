package reelay.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.api.Multipart;
import reelay.video.Json;
import reelay.video.VideoId;
import reelay.webhooks.Deliveries.State;
import reelay.webhooks.EventType;
import reelay.webhooks.OffReason;
import reelay.webhooks.WebhookEndpoint;
import reelay.webhooks.WebhookEvent;

/** Endpoints as an app keeps them. What official SDKs make of the answers is tried elsewhere. */
class WebhookRoutesTest {

    private static final String ROOT = "/v1/webhook_endpoints";

    private static final String URL = "https://app.example.com/hooks?token=s3cret";

    private static Deployment reelay;

    private final String owner = Deployment.newOwner();

    @BeforeAll
    static void start() {
        reelay = Deployment.start();
    }

    @AfterAll
    static void stop() {
        reelay.close();
    }

    @Test
    void showsTheSecretOnceAndKeepsItEncrypted() {
        JsonNode made = create("orders", "video.completed", "video.failed");

        String secret = made.path("signing_secret").asText();
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(made.path("object").asText()).isEqualTo("webhook_endpoint");
        assertThat(made.path("name").asText()).isEqualTo("orders");
        assertThat(made.path("url").asText()).isEqualTo(URL);
        assertThat(made.path("event_types").toString())
                .isEqualTo("[\"video.completed\",\"video.failed\"]");
        JsonNode shown = get(id(made)).json();
        assertThat(shown.has("signing_secret")).isFalse();
        assertThat(shown.path("signing_secret_hint").asText())
                .isEqualTo("whsec_..." + secret.substring(secret.length() - 4));
        assertThat(reelay.webhookItems()).doesNotContain(secret.substring(6));
    }

    @Test
    void listsTheNewestFirstAPageAtATime() {
        String first = id(create("1", "video.completed"));
        reelay.pass(Duration.ofSeconds(1));
        String second = id(create("2", "video.completed"));
        reelay.pass(Duration.ofSeconds(1));
        String third = id(create("3", "video.completed"));

        JsonNode page =
                Event.of("GET", ROOT).query("limit", "2").from(owner).sentTo(reelay.api).json();
        assertThat(page.path("data").findValuesAsText("id")).containsExactly(third, second);
        assertThat(page.path("has_more").asBoolean()).isTrue();
        assertThat(page.path("last_id").asText()).isEqualTo(second);
        JsonNode rest =
                Event.of("GET", ROOT).query("after", second).from(owner).sentTo(reelay.api).json();
        assertThat(rest.path("data").findValuesAsText("id")).containsExactly(first);
        assertThat(rest.path("has_more").asBoolean()).isFalse();
    }

    @Test
    void refusesTheEleventh() {
        IntStream.range(0, 10).forEach(i -> create("e" + i, "video.failed"));

        Answer eleventh = post(ROOT, body("x", URL, "video.failed"));

        assertThat(eleventh.status()).isEqualTo(400);
        assertThat(code(eleventh)).isEqualTo("too_many_webhook_endpoints");
        String one =
                Event.of("GET", ROOT)
                        .from(owner)
                        .sentTo(reelay.api)
                        .json()
                        .at("/data/4/id")
                        .asText();
        assertThat(delete(one).json().path("deleted").asBoolean()).isTrue();
        assertThat(get(one).status()).isEqualTo(404);
        create("in its place", "video.failed");
    }

    @Test
    void changesWhatIsSentAndNothingElse() {
        JsonNode made = create("a", "video.completed");
        reelay.pass(Duration.ofMinutes(1));

        JsonNode same = post(ROOT + "/" + id(made), "{\"name\":\"a\"}").json();
        JsonNode renamed = post(ROOT + "/" + id(made), "{\"name\":\"b\"}").json();
        JsonNode others =
                post(ROOT + "/" + id(made), "{\"event_types\":[\"video.failed\"]}").json();

        assertThat(same.path("updated_at")).isEqualTo(made.path("updated_at"));
        assertThat(renamed.path("updated_at").asLong())
                .isEqualTo(made.path("updated_at").asLong() + 60);
        assertThat(others.path("name").asText()).isEqualTo("b");
        assertThat(others.path("event_types").toString()).isEqualTo("[\"video.failed\"]");
        assertThat(get(id(made)).json()).isEqualTo(others);
    }

    @Test
    void aSecretIsReplacedAndTheOldOneMaySignOnForADay() {
        JsonNode made = create("a", "video.completed");
        String old = made.path("signing_secret").asText();

        JsonNode rotated =
                post(
                                ROOT + "/" + id(made) + "/rotate_secret",
                                "{\"keep_old_secret_active_for_24_hours\":true}")
                        .json();

        assertThat(rotated.path("signing_secret").asText()).isNotEqualTo(old).startsWith("whsec_");
        assertThat(signatures(id(made), reelay.now())).hasSize(2);
        assertThat(signatures(id(made), reelay.now().plus(Duration.ofHours(24)))).hasSize(1);
        Event.of("POST", ROOT + "/" + id(made) + "/rotate_secret").from(owner).sentTo(reelay.api);
        assertThat(signatures(id(made), reelay.now())).hasSize(1);
    }

    private String[] signatures(String id, Instant at) {
        WebhookEndpoint endpoint = reelay.webhooks().endpoints().find(owner, id).orElseThrow();
        return reelay.signer
                .headers(endpoint, event(reelay.now()), at)
                .get("webhook-signature")
                .split(" ");
    }

    @Test
    void tellsWhyOneWasSwitchedOffAndItsAddressSwitchesItOn() {
        String id = id(create("a", "video.completed"));
        var endpoints = reelay.webhooks().endpoints();
        endpoints.failed(owner, id, reelay.now());
        assertThat(get(id).json().path("failing_since").asLong())
                .isEqualTo(reelay.now().getEpochSecond());
        endpoints.switchOff(owner, id, OffReason.FAILING, reelay.now(), Optional.empty());

        JsonNode off = get(id).json();
        assertThat(off.path("status").asText()).isEqualTo("disabled");
        assertThat(off.path("disabled_code").asText()).isEqualTo("failing");
        assertThat(off.path("disabled_reason").asText()).contains("three days", "url");
        JsonNode renamed = post(ROOT + "/" + id, "{\"name\":\"still off\"}").json();
        assertThat(renamed.path("status").asText()).isEqualTo("disabled");
        JsonNode on = post(ROOT + "/" + id, "{\"url\":\"%s\"}".formatted(URL)).json();
        assertThat(on.path("status").asText()).isEqualTo("enabled");
        assertThat(get(id).json()).isEqualTo(on);
    }

    @Test
    void listsWhatBecameOfEvents() {
        String id = id(create("a", "video.completed"));
        WebhookEvent event = event(reelay.now());
        var deliveries = reelay.webhooks().deliveries();
        deliveries.note(owner, id, event, State.PENDING, 1, "500", reelay.now());
        deliveries.note(owner, id, event, State.DELIVERED, 2, "200", reelay.now());

        JsonNode listed = get(id + "/deliveries").json();

        assertThat(listed.path("data")).hasSize(1);
        JsonNode delivery = listed.at("/data/0");
        assertThat(delivery.path("id").asText()).isEqualTo(event.id());
        assertThat(delivery.path("status").asText()).isEqualTo("delivered");
        assertThat(delivery.path("tries").asInt()).isEqualTo(2);
        assertThat(delivery.path("last_status").asText()).isEqualTo("200");
        assertThat(delivery.path("video_id").asText()).startsWith("video_");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://app.example.com/ | video.completed | url_refused",
                "https://10.0.0.1/       | video.completed | url_refused",
                "https://app.example.com:444/ | video.completed | url_refused",
                "https://app.example.com/ | batch.completed | invalid_value",
                "https://app.example.com/ | budget.warning  | unsupported_value"
            })
    void refusesByName(String url, String type, String code) {
        Answer answer = post(ROOT, body("a", url, type));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo(code);
        assertThat(
                        post(
                                        ROOT,
                                        "{\"name\":\"a\",\"url\":\"%s\",\"event_types\":[]}"
                                                .formatted(URL))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void oneOwnerDoesNotSeeAnothers() {
        String id = id(create("a", "video.completed"));
        String stranger = Deployment.newOwner();

        for (Answer answer :
                new Answer[] {
                    Event.of("GET", ROOT + "/" + id).from(stranger).sentTo(reelay.api),
                    Event.of("DELETE", ROOT + "/" + id).from(stranger).sentTo(reelay.api),
                    Event.of("GET", ROOT + "/" + id + "/deliveries")
                            .from(stranger)
                            .sentTo(reelay.api),
                    Event.of("POST", ROOT + "/" + id + "/rotate_secret")
                            .from(stranger)
                            .sentTo(reelay.api)
                }) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(code(answer)).isEqualTo("webhook_endpoint_not_found");
        }
        assertThat(Event.of("GET", ROOT).from(stranger).sentTo(reelay.api).json().path("data"))
                .isEmpty();
    }

    @Test
    void aCallbackNeedsTheDefaultsSecretAndIsKeptForItsVideo() {
        String create = "{\"prompt\":\"a\",\"callback_url\":\"https://app.example.com/done\"}";
        Answer without = Event.post(create).from(owner).sentTo(reelay.api);
        assertThat(without.status()).isEqualTo(400);
        assertThat(code(without)).isEqualTo("callback_secret_missing");

        JsonNode standard = post(ROOT + "/default/rotate_secret", "{}").json();
        assertThat(standard.path("signing_secret").asText()).startsWith("whsec_");
        assertThat(get("default").json().path("url").isNull()).isTrue();
        assertThat(Event.of("GET", ROOT).from(owner).sentTo(reelay.api).json().path("data"))
                .isEmpty();

        Answer made = Event.post(create).from(owner).sentTo(reelay.api);
        assertThat(made.status()).isEqualTo(200);
        assertThat(reelay.webhooks().callbacks().of(new VideoId(made.id())))
                .contains("https://app.example.com/done");
        Answer retried =
                Event.post(create)
                        .from(owner)
                        .header("x-stainless-retry-count", "1")
                        .sentTo(reelay.api);
        assertThat(retried.id()).isEqualTo(made.id());
        Answer refused =
                Event.post("{\"prompt\":\"a\",\"callback_url\":\"http://app.example.com/\"}")
                        .from(owner)
                        .sentTo(reelay.api);
        assertThat(code(refused)).isEqualTo("url_refused");
    }

    @Test
    void takesACallbackInAFormAsWell() {
        post(ROOT + "/default/rotate_secret", "{}");
        Answer made =
                Event.multipart(
                                new Multipart()
                                        .text("prompt", "a")
                                        .text("callback_url", "https://app.example.com/done"))
                        .from(owner)
                        .sentTo(reelay.api);

        assertThat(reelay.webhooks().callbacks().of(new VideoId(made.id())))
                .contains("https://app.example.com/done");
    }

    @Test
    void namesTheEventsThereAre() {
        JsonNode types =
                Event.of("GET", "/v1/webhook_event_types").from(owner).sentTo(reelay.api).json();

        assertThat(types.path("data").toString())
                .isEqualTo(
                        "[\"video.completed\",\"video.failed\",\"video.held\",\"access.changed\"]");
    }

    @Test
    void aTestThatReachesNobodySaysWhy() {
        // Nobody listens on the first port.
        JsonNode made = post(ROOT, body("a", "http://127.0.0.1:1/", "video.completed")).json();

        Answer answer =
                post(ROOT + "/" + id(made) + "/test", "{\"event_type\":\"video.completed\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("receiver_unreachable");
    }

    private static WebhookEvent event(Instant at) {
        return WebhookEvent.of(
                EventType.VIDEO_COMPLETED, new VideoId("video_" + "0".repeat(48)), at);
    }

    private JsonNode create(String name, String... types) {
        Answer answer = post(ROOT, body(name, URL, types));
        assertThat(answer.status()).as(answer.response().toString()).isEqualTo(200);
        return answer.json();
    }

    private static String body(String name, String url, String... types) {
        return Json.text(Map.of("name", name, "url", url, "event_types", types));
    }

    private Answer post(String path, String json) {
        return Event.of("POST", path)
                .header("content-type", "application/json")
                .text(json)
                .from(owner)
                .sentTo(reelay.api);
    }

    private Answer get(String id) {
        return Event.of("GET", ROOT + "/" + id).from(owner).sentTo(reelay.api);
    }

    private Answer delete(String id) {
        return Event.of("DELETE", ROOT + "/" + id).from(owner).sentTo(reelay.api);
    }

    private static String id(JsonNode endpoint) {
        return endpoint.path("id").asText();
    }

    private static String code(Answer answer) {
        return answer.error().path("code").asText();
    }
}

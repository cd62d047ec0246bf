package reelay.api.create;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.api.Multipart;
import reelay.api.reference.Images;
import reelay.video.Video;
import reelay.video.VideoId;

/** When the same request comes again: plainly, under an Idempotency-Key, or as an SDK's retry. */
class RepeatedCreateTest {

    private static final byte[] PNG = Images.png(1280, 720);
    private static final byte[] JPEG = Images.jpeg(1280, 720);

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

    @AfterEach
    void mend() {
        reelay.executions.broken = false;
    }

    @Test
    void makesASecondVideoOfAPlainRepeat() {
        String first = send("{\"prompt\": \"p\"}").id();
        assertThat(send("{\"prompt\": \"p\"}").id()).isNotEqualTo(first);
    }

    @Test
    void findsTheVideoAnIdempotencyKeyMade() {
        Event event = json("{\"prompt\": \"p\"}").header("idempotency-key", "k-1");
        String first = event.sentTo(reelay.api).id();
        reelay.pass(Duration.ofHours(1));
        Answer second = event.sentTo(reelay.api);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.id()).isEqualTo(first);
    }

    @Test
    void givesTheSameKeyOfTwoOwnersTwoVideos() {
        String mine =
                json("{\"prompt\": \"p\"}").header("idempotency-key", "k").sentTo(reelay.api).id();
        String theirs =
                json("{\"prompt\": \"p\"}")
                        .from(Deployment.newOwner())
                        .header("idempotency-key", "k")
                        .sentTo(reelay.api)
                        .id();
        assertThat(theirs).isNotEqualTo(mine);
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        json("{\"prompt\": \"p\"}").header("idempotency-key", "k-2").sentTo(reelay.api);
        Answer answer =
                json("{\"prompt\": \"q\"}").header("idempotency-key", "k-2").sentTo(reelay.api);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("x-should-retry")).isEqualTo("false");
        assertThat(answer.error().get("code").textValue()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void tellsTwoImagesUnderTheSameKeyApart() {
        withImage(PNG, "k-3");
        assertThat(withImage(JPEG, "k-3").status()).isEqualTo(409);
        assertThat(withImage(PNG, "k-3").status()).isEqualTo(200);
    }

    @Test
    void saysThatTheKeyOfADeletedVideoIsSpentAndLeavesNothing() {
        String id = withImage(PNG, "k-4").id();
        Event.of("DELETE", "/v1/videos/" + id).from(owner).sentTo(reelay.api);
        Answer answer = withImage(PNG, "k-4");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.error().get("code").textValue()).isEqualTo("idempotency_key_spent");
        assertThat(reelay.catalog.find(new VideoId(id))).isEmpty();
        assertThat(reelay.objectsOf(owner)).isEmpty();
    }

    @Test
    void forgetsAKeyAfterADay() {
        Event event = json("{\"prompt\": \"p\"}").header("idempotency-key", "k-7");
        String first = event.sentTo(reelay.api).id();
        reelay.pass(Duration.ofHours(24).minusSeconds(1));
        assertThat(event.sentTo(reelay.api).id()).isEqualTo(first);

        reelay.pass(Duration.ofSeconds(1));
        Answer other =
                json("{\"prompt\": \"another\"}")
                        .header("idempotency-key", "k-7")
                        .sentTo(reelay.api);

        assertThat(other.status()).isEqualTo(200);
        assertThat(other.id()).isNotEqualTo(first);
        assertThat(event.sentTo(reelay.api).status()).isEqualTo(409);
        assertThat(find(first).request().prompt().text()).isEqualTo("p");
    }

    @Test
    void makesANewVideoADayAfterAKeysVideoWasDeleted() {
        Event event = json("{\"prompt\": \"p\"}").header("idempotency-key", "k-8");
        String first = event.sentTo(reelay.api).id();
        Event.of("DELETE", "/v1/videos/" + first).from(owner).sentTo(reelay.api);

        // DynamoDB may keep what has expired for days more.
        reelay.pass(Duration.ofHours(60));

        assertThat(event.sentTo(reelay.api).id()).isNotEqualTo(first);
    }

    @Test
    void makesOneVideoOfAStormUnderOneKey() {
        Event event = json("{\"prompt\": \"storm\"}").header("idempotency-key", "k-9");

        List<Answer> answers =
                IntStream.range(0, 16).parallel().mapToObj(_ -> event.sentTo(reelay.api)).toList();

        // Whoever comes while another one writes may be asked to come again.
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 503);
        assertThat(event.sentTo(reelay.api).status()).isEqualTo(200);
        assertThat(listed().get("data")).hasSize(1);
    }

    @Test
    void makesOneVideoOfAnSdksRetries() {
        reelay.executions.broken = true;
        assertThat(
                        json("{\"prompt\": \"storm\"}")
                                .header("x-stainless-retry-count", "0")
                                .sentTo(reelay.api)
                                .status())
                .isEqualTo(503);
        assertThat(
                        json("{\"prompt\": \"storm\"}")
                                .header("x-stainless-retry-count", "1")
                                .sentTo(reelay.api)
                                .status())
                .isEqualTo(503);
        reelay.executions.broken = false;
        Answer third =
                json("{\"prompt\": \"storm\"}")
                        .header("x-stainless-retry-count", "2")
                        .sentTo(reelay.api);
        assertThat(third.status()).isEqualTo(200);
        assertThat(reelay.executions.startsOf(third.id())).isEqualTo(1);
        assertThat(listed().get("data")).hasSize(1);
    }

    @Test
    void startsAKeyedVideoAgainThatWasNotStarted() {
        reelay.executions.broken = true;
        Event event = json("{\"prompt\": \"p\"}").header("idempotency-key", "k-5");
        assertThat(event.sentTo(reelay.api).status()).isEqualTo(503);
        reelay.executions.broken = false;
        Answer answer = event.sentTo(reelay.api);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(reelay.executions.startsOf(answer.id())).isEqualTo(1);
    }

    @Test
    void doesNotStartAVideoAgainThatWasSubmitted() {
        Event event = json("{\"prompt\": \"p\"}").header("idempotency-key", "k-6");
        String id = event.sentTo(reelay.api).id();
        reelay.submitted(id, 10);
        event.sentTo(reelay.api);
        assertThat(reelay.executions.startsOf(id)).isEqualTo(1);
    }

    @Test
    void forgetsAnSdksRequestAfterTenMinutes() {
        String first = send("{\"prompt\": \"p\"}").id();
        reelay.pass(Duration.ofMinutes(10).plusSeconds(1));
        Answer retry =
                json("{\"prompt\": \"p\"}")
                        .header("x-stainless-retry-count", "1")
                        .sentTo(reelay.api);
        assertThat(retry.id()).isNotEqualTo(first);
    }

    @Test
    void doesNotTakeAnotherRequestOrOwnerForAnSdksRetry() {
        String first = send("{\"prompt\": \"p\"}").id();
        String other =
                json("{\"prompt\": \"q\"}")
                        .header("x-stainless-retry-count", "1")
                        .sentTo(reelay.api)
                        .id();
        String foreign =
                json("{\"prompt\": \"p\"}")
                        .from(Deployment.newOwner())
                        .header("x-stainless-retry-count", "1")
                        .sentTo(reelay.api)
                        .id();
        assertThat(new String[] {other, foreign}).doesNotContain(first);
    }

    @Test
    void seesTheSameRequestInJsonAndInAForm() {
        String first = send("{\"seconds\": 4, \"prompt\": \"p\"}").id();
        Answer retry =
                Event.multipart(new Multipart().text("prompt", "p").text("model", "sora-2"))
                        .from(owner)
                        .header("x-stainless-retry-count", "1")
                        .sentTo(reelay.api);
        assertThat(retry.id()).isEqualTo(first);
    }

    private Answer withImage(byte[] image, String key) {
        Multipart form =
                new Multipart()
                        .text("prompt", "p")
                        .typed("input_reference", "application/octet-stream", image);
        return Event.multipart(form).from(owner).header("idempotency-key", key).sentTo(reelay.api);
    }

    private Event json(String body) {
        return Event.post(body).from(owner);
    }

    private Answer send(String body) {
        return json(body).sentTo(reelay.api);
    }

    private JsonNode listed() {
        return Event.of("GET", "/v1/videos").from(owner).sentTo(reelay.api).json();
    }

    private static Video find(String id) {
        return reelay.catalog.find(new VideoId(id)).orElseThrow();
    }
}

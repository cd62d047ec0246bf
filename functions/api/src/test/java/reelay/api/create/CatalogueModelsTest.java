package reelay.api.create;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.video.VideoId;
import reelay.video.VideoRequest;

/** A deployment whose models are made by Kling, one of them under the name of another. */
class CatalogueModelsTest {

    private static Deployment reelay;

    private final String owner = Deployment.newOwner();

    @BeforeAll
    static void start() {
        reelay =
                Deployment.with(
                        Map.of(
                                "PROVIDERS", "kling",
                                "PROVIDER_URL", "",
                                "VIDEO_PRICES", "",
                                "VIDEO_MODELS", "sora-2=kling/kling-3.0,kling-3.0-turbo"));
    }

    @AfterAll
    static void stop() {
        reelay.close();
    }

    @Test
    void keepsTheNameThatTheAppUses() {
        Answer answer = post("{\"prompt\":\"p\",\"model\":\"sora-2\",\"seconds\":\"12\"}");

        assertThat(answer.status()).isEqualTo(200);
        VideoRequest request =
                reelay.catalog.find(new VideoId(answer.id())).orElseThrow().request();
        assertThat(request.model()).isEqualTo("sora-2");
        assertThat(request.seconds()).isEqualTo(12);
        assertThat(request.size()).hasToString("720x1280");
    }

    @Test
    void showsWhoMakesAModelWithWhatItCanDoAndCosts() {
        JsonNode model = Event.of("GET", "/v1/models").sentTo(reelay.api).json().get("data").get(0);

        assertThat(model.get("id").textValue()).isEqualTo("sora-2");
        assertThat(model.get("shutdown_date").isNull()).isTrue();
        JsonNode maker = model.get("made_by").get(0);
        assertThat(maker.get("target").textValue()).isEqualTo("kling/kling-3.0");
        assertThat(maker.get("seconds")).hasSize(13);
        assertThat(maker.get("sizes").get(0).textValue()).isEqualTo("1280x720");
        assertThat(maker.get("images")).hasToString("[\"first_frame\"]");
        assertThat(maker.get("prices").get(0))
                .hasToString("{\"resolution\":\"720p\",\"sound\":false,\"usd_per_second\":0.084}");
        assertThat(maker.get("unproved").toString()).contains("prices");
        assertThat(maker.get("as_of").textValue()).startsWith("2026-");
    }

    @Test
    void offersThePageWhatTheUsualModelMakes() {
        JsonNode offer = Event.of("GET", "/v1/offer").sentTo(reelay.api).json();

        assertThat(offer.get("provider").textValue()).isEqualTo("kling");
        assertThat(offer.get("seconds").toString()).startsWith("[\"4\",\"8\",\"12\",\"3\",\"5\"");
        assertThat(offer.get("sizes").toString())
                .startsWith("[\"720x1280\",\"1280x720\",")
                .contains("1080x1080")
                .doesNotContain("1792");
        assertThat(offer.get("operations")).hasToString("[\"create\"]");
    }

    @Test
    void refusesWhatKlingDoesNotDoByName() {
        Answer source = Event.post("{\"prompt\":\"p\"}").from(owner).sentTo(reelay.api);
        Answer edit =
                Event.of("POST", "/v1/videos/edits")
                        .text("{\"prompt\":\"p\",\"video\":{\"id\":\"" + source.id() + "\"}}")
                        .header("content-type", "application/json")
                        .from(owner)
                        .sentTo(reelay.api);

        assertThat(edit.status()).isEqualTo(400);
        assertThat(edit.error().get("message").textValue())
                .isEqualTo(
                        "The provider of this deployment, kling, does not offer editing videos.");
    }

    private Answer post(String json) {
        return Event.post(json).from(owner).sentTo(reelay.api);
    }
}

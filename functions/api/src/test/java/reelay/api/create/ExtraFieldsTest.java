package reelay.api.create;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.api.Multipart;
import reelay.video.ExtraFields;
import reelay.video.Operation;
import reelay.video.VideoId;

/** Fields that only the provider understands. */
class ExtraFieldsTest {

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
    void keepsTheFieldsItPassesOnAsTheyCame() {
        Answer answer =
                post(
                        "{\"prompt\":\"p\",\"negative_prompt\":\"fog\",\"seeds\":[1,2],"
                                + "\"guidance\":{\"scale\":7.5,\"on\":true,\"steps\":30}}");

        assertThat(extraOf(answer))
                .isEqualTo(
                        "{\"negative_prompt\":\"fog\",\"seeds\":[1,2],"
                                + "\"guidance\":{\"scale\":7.5,\"on\":true,\"steps\":30}}");
    }

    @Test
    void takesThemOutOfAFormAsWell() {
        Multipart form =
                new Multipart()
                        .text("prompt", "p")
                        .text("negative_prompt", "fog")
                        .text("guidance[scale]", "7.5")
                        .text("guidance[steps]", "30")
                        .text("seeds[]", "1")
                        .text("seeds[]", "2");

        Answer answer = Event.multipart(form).from(owner).sentTo(reelay.api);

        assertThat(extraOf(answer))
                .isEqualTo(
                        "{\"negative_prompt\":\"fog\",\"guidance\":{\"scale\":\"7.5\","
                                + "\"steps\":\"30\"},\"seeds\":[\"1\",\"2\"]}");
    }

    @Test
    void refusesTheOthersByName() {
        Answer answer = post("{\"prompt\":\"p\",\"negative_prompt\":\"fog\",\"seed\":7}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("code").textValue()).isEqualTo("unknown_parameter");
        assertThat(answer.error().get("param").textValue()).isEqualTo("seed");
    }

    @Test
    void refusesMoreThanAnItemShouldCarry() {
        Answer answer =
                post("{\"prompt\":\"p\",\"negative_prompt\":\"" + "x".repeat(9_000) + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("code").textValue()).isEqualTo("extra_fields_too_large");
        assertThat(answer.error().get("message").textValue()).contains("8192");
    }

    @Test
    void tellsRequestsApartByThem() {
        String first = post("{\"prompt\":\"p\",\"guidance\":1}").id();

        assertThat(retry("{\"prompt\":\"p\",\"guidance\":1}").id()).isEqualTo(first);
        assertThat(retry("{\"prompt\":\"p\",\"guidance\":2}").id()).isNotEqualTo(first);
        assertThat(retry("{\"prompt\":\"p\"}").id()).isNotEqualTo(first);
    }

    @Test
    void keepsThemOutOfEveryText() {
        ExtraFields extra = new ExtraFields("{\"negative_prompt\":\"fog\"}");

        assertThat(new Operation.Create(extra).toString()).doesNotContain("fog");
    }

    private Answer post(String body) {
        return Event.post(body).from(owner).sentTo(reelay.api);
    }

    private Answer retry(String body) {
        return Event.post(body)
                .from(owner)
                .header("x-stainless-retry-count", "1")
                .sentTo(reelay.api);
    }

    private static String extraOf(Answer answer) {
        VideoId id = new VideoId(answer.id());
        Operation operation = reelay.catalog.find(id).orElseThrow().request().operation();
        return ((Operation.Create) operation).extra().json();
    }
}

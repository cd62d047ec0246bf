package reelay.api.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.catalog.CallbackTokens;
import reelay.video.VideoId;

class ReceiveCallbackTest {

    private static final String TOKEN = "T0ken-of_the_video";
    private static final String ENDED = "{\"id\":\"job\",\"status\":\"succeeded\"}";

    private static Deployment deployment;
    private static CallbackTokens tokens;

    @BeforeAll
    static void start() {
        deployment = Deployment.start();
        tokens = deployment.callbacks();
    }

    @BeforeEach
    void forget() {
        deployment.executions.wakes.clear();
    }

    @AfterAll
    static void stop() {
        deployment.close();
    }

    @Test
    void hasTheProviderAskedAboutARunningVideo() {
        VideoId id = running();

        Event.Answer answer = calls(id.value(), TOKEN, ENDED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(deployment.executions.wakes).singleElement().asString().startsWith(id + "-");
        assertThat(deployment.catalog.find(id).orElseThrow().status().word())
                .isEqualTo("in_progress");
    }

    @Test
    void givesTheSameWordsTheSameNameAndOthersAnother() {
        VideoId id = running();

        calls(id.value(), TOKEN, ENDED);
        calls(id.value(), TOKEN, ENDED);
        calls(id.value(), TOKEN, "{\"id\":\"job\",\"status\":\"failed\"}");

        assertThat(deployment.executions.wakes).hasSize(3);
        assertThat(deployment.executions.wakes.get(0))
                .isEqualTo(deployment.executions.wakes.get(1))
                .isNotEqualTo(deployment.executions.wakes.get(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"job\",\"status\":\"running\"}",
                "{\"data\":[{\"id\":\"job\",\"status\":\"submitted\"}]}",
                "{\"type\":\"video.generation.pending\",\"data\":{\"status\":\"pending\"}}"
            })
    void doesNotAskWhenTheProviderItselfSaysThatTheJobGoesOn(String body) {
        assertThat(calls(running().value(), TOKEN, body).status()).isEqualTo(200);

        assertThat(deployment.executions.wakes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{\"a\":1}",
                "{\"status\":\"completed\",\"url\":\"http://169.254.169.254/\"}"
            })
    void asksWhateverElseIsSaid(String body) {
        VideoId id = running();

        calls(id.value(), TOKEN, body);

        assertThat(deployment.executions.wakes).hasSize(1);
        assertThat(deployment.catalog.find(id).orElseThrow().status().word())
                .isEqualTo("in_progress");
    }

    @Test
    void saysAChallengeAgain() {
        Event.Answer answer = calls(running().value(), TOKEN, "{\"challenge\":\"say-this\"}");

        assertThat(answer.body()).isEqualTo("{\"challenge\":\"say-this\"}");
        assertThat(deployment.executions.wakes).isEmpty();
    }

    @Test
    void knowsNobodyWithoutTheVideosOwnToken() {
        VideoId id = running();
        VideoId other = running();
        tokens.keep(other, "another");

        assertThat(calls(id.value(), "T0ken-of_the_videO", ENDED).status()).isEqualTo(404);
        assertThat(calls(id.value(), "", ENDED).status()).isEqualTo(404);
        assertThat(calls("video_1", TOKEN, ENDED).status()).isEqualTo(404);
        assertThat(calls("video_" + "0".repeat(48), TOKEN, "{\"challenge\":\"a\"}").status())
                .isEqualTo(404);
        assertThat(deployment.executions.wakes).isEmpty();
    }

    @Test
    void refusesACallThatTheProviderDidNotSign() {
        deployment.provider.signs = false;
        try {
            Event.Answer answer = calls(running().value(), TOKEN, ENDED);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.error().path("code").asText()).isEqualTo("callback_unsigned");
            assertThat(deployment.executions.wakes).isEmpty();
        } finally {
            deployment.provider.signs = true;
        }
    }

    @Test
    void hasNothingToAskAboutAVideoWithoutAJobOrWithAnEnd() {
        VideoId queued = create();
        tokens.keep(queued, TOKEN);
        VideoId failed = running();
        deployment.failed(failed.value(), "generation_failed", "It broke.");

        assertThat(calls(queued.value(), TOKEN, ENDED).status()).isEqualTo(200);
        assertThat(calls(failed.value(), TOKEN, ENDED).status()).isEqualTo(200);
        assertThat(deployment.executions.wakes).isEmpty();
    }

    private static VideoId running() {
        VideoId id = create();
        deployment.submitted(id.value(), 10);
        tokens.keep(id, TOKEN);
        return id;
    }

    private static VideoId create() {
        return new VideoId(
                Event.post("{\"prompt\":\"two friends hug\"}")
                        .from(Deployment.newOwner())
                        .sentTo(deployment.api)
                        .id());
    }

    /** A provider has no key of ours. */
    private static Event.Answer calls(String id, String token, String body) {
        return Event.ofNobody("POST", "/callbacks/" + id)
                .query("token", token)
                .header("content-type", "application/json")
                .text(body)
                .sentTo(deployment.api);
    }
}

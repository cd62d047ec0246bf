package reelay.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.api.Mp4;
import reelay.api.Multipart;
import reelay.provider.CharacterAnswer;
import reelay.provider.ProviderErrorKind;

/** Characters, which the provider keeps and owners do not share. */
class CharacterRoutesTest {

    private static final String PATH = "/v1/videos/characters";
    private static final byte[] VIDEO = Mp4.of(720, 1280, 3);

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
    void makesOneAndShowsItAgain() {
        Answer made = create(VIDEO, "Ann");

        JsonNode character = made.json();
        assertThat(made.status()).isEqualTo(200);
        assertThat(character).hasSize(3);
        assertThat(character.get("name").textValue()).isEqualTo("Ann");
        assertThat(character.get("created_at").longValue()).isEqualTo(1_790_000_000);
        assertThat(show(owner, made.id()).json()).isEqualTo(character);
        assertThat(reelay.characters.videoLengths).contains(VIDEO.length);
    }

    @Test
    void showsNobodyElsesCharacters() {
        String id = create(VIDEO, "Ann").id();

        Answer answer = show(Deployment.newOwner(), id);

        assertRefused(answer, 404, "character_not_found");
        assertRefused(show(owner, "char_unknown"), 404, "character_not_found");
        assertRefused(show(owner, "x".repeat(5000)), 404, "character_not_found");
    }

    @Test
    void sendsNullsAsTheProtocolHasThem() {
        reelay.characters.answersOnce(
                new CharacterAnswer.Known(
                        Optional.empty(), Optional.empty(), Instant.ofEpochSecond(1)));

        JsonNode character = create(VIDEO, "Ann").json();

        assertThat(character).hasSize(3);
        assertThat(character.get("id").isNull()).isTrue();
        assertThat(character.get("name").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ROUTE_MISSING, 400, unsupported_operation, false",
        "REQUEST_INVALID, 400, character_refused, false",
        "MODERATION_BLOCKED, 400, character_refused, false",
        "KEY_INVALID, 502, provider_refused, false",
        "RATE_LIMITED, 503, provider_busy, true"
    })
    void saysWhatTheProviderSaid(ProviderErrorKind kind, int status, String code, boolean again) {
        reelay.characters.answersOnce(kind);

        Answer answer = create(VIDEO, "Ann");

        assertRefused(answer, status, code);
        assertThat(answer.error().get("message").textValue()).contains("provider.example");
        assertThat(answer.header("retry-after") != null).isEqualTo(again);
    }

    @Test
    void stopsAnSdkFromMakingASecondOneWhenNobodyKnowsWhetherThereIsOne() {
        reelay.characters.answersOnce(new CharacterAnswer.Unclear("the line broke"));

        Answer answer = create(VIDEO, "Ann");

        assertRefused(answer, 502, "character_unclear");
        assertThat(answer.header("x-should-retry")).isEqualTo("false");
    }

    @Test
    void wantsANameAndAVideo() {
        assertRefused(send(new Multipart().text("name", "Ann")), 400, "missing_required_parameter");
        assertRefused(send(file(VIDEO)), 400, "missing_required_parameter");
        assertRefused(create(VIDEO, "x".repeat(81)), 400, "string_above_max_length");
        assertRefused(
                create("no video".getBytes(StandardCharsets.UTF_8), "A"), 400, "unsupported_video");
        assertRefused(
                send(file(VIDEO).text("name", "A").text("age", "7")), 400, "unknown_parameter");
        assertRefused(
                send(new Multipart().text("video[id]", "video_1").text("name", "A")),
                400,
                "invalid_type");
    }

    private Answer create(byte[] video, String name) {
        return send(file(video).text("name", name));
    }

    private static Multipart file(byte[] video) {
        return new Multipart().file("video", "v.mp4", "video/mp4", video);
    }

    private Answer send(Multipart form) {
        return Event.of("POST", PATH)
                .from(owner)
                .header("content-type", form.contentType())
                .bytes(form.bytes())
                .sentTo(reelay.api);
    }

    private static Answer show(String owner, String id) {
        return Event.of("GET", PATH + "/" + id).from(owner).sentTo(reelay.api);
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error().get("code").textValue()).isEqualTo(code);
    }
}

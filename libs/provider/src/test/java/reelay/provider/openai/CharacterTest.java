package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.CharacterAnswer;
import reelay.provider.ProviderErrorKind;

class CharacterTest extends ProviderTest {

    private static final ByteBuffer VIDEO =
            ByteBuffer.wrap("....ftyp".getBytes(StandardCharsets.US_ASCII));

    @Test
    void sendsNameAndVideoAsAForm() {
        server.willAnswer(200, "{\"id\":\"char_1\",\"name\":\"Ann\",\"created_at\":1790000000}");

        assertThat(provider().createCharacter("Ann", VIDEO))
                .isEqualTo(
                        new CharacterAnswer.Known(
                                Optional.of("char_1"),
                                Optional.of("Ann"),
                                Instant.ofEpochSecond(1_790_000_000)));

        assertThat(server.onlyRequest().target()).isEqualTo("/v1/videos/characters");
        assertThat(server.onlyRequest().body())
                .contains(
                        "name=\"name\"\r\n\r\nAnn\r\n",
                        "name=\"video\"; filename=\"character.mp4\"\r\n"
                                + "Content-Type: video/mp4\r\n\r\n....ftyp\r\n--");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "1e999999999", "-1", "253402300800", "true"})
    void takesATimeOutOfRangeForNow(String time) {
        server.willAnswer(200, "{\"id\":\"char_1\",\"created_at\":" + time + "}");

        assertThat(provider().character("char_1"))
                .isEqualTo(new CharacterAnswer.Known(Optional.of("char_1"), Optional.empty(), NOW));
    }

    @Test
    void asksForOneByItsId() {
        server.willAnswer(200, "{\"id\":null,\"name\":null,\"created_at\":1790000000}");

        assertThat(provider().character("char/1"))
                .isEqualTo(
                        new CharacterAnswer.Known(
                                Optional.empty(),
                                Optional.empty(),
                                Instant.ofEpochSecond(1_790_000_000)));
        assertThat(server.onlyRequest().target()).isEqualTo("/v1/videos/characters/char%2F1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"detail\":\"Not Found\"} | ROUTE_MISSING",
                "400 | {\"error\":{\"message\":\"too long\"}} | REQUEST_INVALID",
                "429 | {} | RATE_LIMITED",
                "503 | {} | OVERLOADED"
            })
    void tellsWhyThereIsNone(int status, String body, ProviderErrorKind kind) {
        server.willAnswer(status, body);

        assertThat(provider().createCharacter("Ann", VIDEO))
                .asInstanceOf(type(CharacterAnswer.Declined.class))
                .satisfies(declined -> assertThat(declined.error().kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({"200, {}", "500, {}", "408, {}"})
    void doesNotGuessWhetherOneWasMade(int status, String body) {
        server.willAnswer(status, body);

        assertThat(provider().createCharacter("Ann", VIDEO))
                .isInstanceOf(CharacterAnswer.Unclear.class);
    }

    @Test
    void findsNoneThatTheProviderDoesNotHave() {
        server.willAnswer(404, "{\"error\":{\"message\":\"Character 'char_1' not found.\"}}");

        assertThat(provider().character("char_1"))
                .asInstanceOf(type(CharacterAnswer.Declined.class))
                .satisfies(
                        declined ->
                                assertThat(declined.error().kind())
                                        .isEqualTo(ProviderErrorKind.NOT_FOUND));
    }
}

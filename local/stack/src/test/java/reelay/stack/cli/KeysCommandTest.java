package reelay.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.stack.cli.options.UsageException;
import reelay.video.Json;
import reelay.video.Sha256;

class KeysCommandTest {

    private static final String FIRST = "a".repeat(64);
    private static final String SECRET =
            "{\"keys\":[{\"sha256\":\"%s\",\"owner\":\"first-app\"}],\"note\":\"ours\"}"
                    .formatted(FIRST);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void addsAKeyBesideThoseThatAreThereAndTellsItOnce() throws IOException {
        assertThat(keys(SECRET, "add", "second-app", "--operator")).isZero();

        JsonNode after = Json.tree(text(out));
        String key = text(err).strip().replaceAll(".*: ", "");
        assertThat(key).matches("sk-reelay-[0-9a-f]{48}");
        assertThat(after.at("/keys/0")).isEqualTo(Json.tree(SECRET).at("/keys/0"));
        assertThat(after.at("/keys/1"))
                .isEqualTo(
                        Json.object()
                                .put("sha256", Sha256.hex(key.getBytes(StandardCharsets.UTF_8)))
                                .put("owner", "second-app")
                                .put("operator", true));
        assertThat(after.path("note").asText()).isEqualTo("ours");
        assertThat(text(out)).doesNotContain(key);
    }

    @Test
    void fillsTheSecretAsTheTemplateMakesIt() throws IOException {
        assertThat(keys("{\"keys\":[]}", "add", "my-app")).isZero();

        assertThat(Json.tree(text(out)).at("/keys/0/owner").asText()).isEqualTo("my-app");
        assertThat(Json.tree(text(out)).at("/keys/0").has("operator")).isFalse();
    }

    @Test
    void takesAwayTheOneThatIsMeant() throws IOException {
        keys(SECRET, "add", "second-app");
        String both = text(out);
        out.reset();

        assertThat(keys(both, "remove", FIRST.substring(0, 12))).isZero();

        assertThat(Json.tree(text(out)).path("keys")).hasSize(1);
        assertThat(Json.tree(text(out)).at("/keys/0/owner").asText()).isEqualTo("second-app");
        assertThat(text(err)).contains("Taken away: aaaaaaaaaaaa  app       first-app");
    }

    @Test
    void listsWithoutShowingWhatAGuessCouldBeComparedWith() {
        assertThat(keys(SECRET, "list")).isZero();

        assertThat(text(out)).isEqualTo("aaaaaaaaaaaa  app       first-app%n".formatted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"keys\":{}}", "not JSON sk-reelay-key"})
    void writesNothingWhereTheSecretCannotBeRead(String secret) {
        assertThat(keys(secret, "add", "my-app")).isEqualTo(ExitCode.FAILED);

        assertThat(text(out)).isEmpty();
        assertThat(text(err)).startsWith("reelay keys: the secret ").doesNotContain("sk-reelay");
    }

    @Test
    void writesNothingWhereNoEntryIsMeant() {
        assertThat(keys(SECRET, "remove", "b".repeat(12))).isEqualTo(ExitCode.FAILED);

        assertThat(text(out)).isEmpty();
    }

    @Test
    void refusesAnOwnerThatTheAuthorizerWouldRefuse() {
        assertThatThrownBy(() -> keys(SECRET, "add", "My App"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("OWNER must be");
        assertThatThrownBy(() -> keys(SECRET, "remove", "aaaa")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> keys(SECRET, "rotate"))
                .isInstanceOf(UsageException.class)
                .hasMessage("say list, add or remove");
    }

    private int keys(String secret, String... arguments) {
        var terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false);
        var in = new ByteArrayInputStream(secret.getBytes(StandardCharsets.UTF_8));
        return new KeysCommand(in, new Random(7)).run(List.of(arguments), terminal);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}

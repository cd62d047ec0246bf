package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;
import reelay.video.Secret;

/** An address or a secret that cannot be used, through the real functions. */
class UnusableSettingsTest {

    private static final String WRITE = "{\"api_key\": \"...\"}";

    @TempDir Path data;

    @Test
    void videoAndReportSayTheSameOfAnAddressThatCannotBeAsked() {
        JsonNode[] told = ask("https://my_host/v1", "sk-right");

        String sentence =
                "The provider's address, https://my_host/v1, has an underscore in its host, which"
                        + " Reelay's HTTP client cannot ask; set ProviderUrl (--provider-url) to"
                        + " another name of that host, or its IP address.";
        assertThat(told[0].path("error").path("code").asText()).isEqualTo("not_an_openai_api");
        assertThat(told[0].path("error").path("message").asText()).startsWith(sentence);
        assertThat(told[1].path("verdict").asText()).isEqualTo("blocked");
        assertThat(told[1].path("reason").asText()).isEqualTo("not_an_openai_api");
        assertThat(told[1].path("sentence").asText()).isEqualToIgnoringCase(sentence);
    }

    @Test
    void videoAndReportSayTheSameOfASecretThatCannotBeRead() {
        JsonNode[] told = ask("http://127.0.0.1:9/v1", "two words");

        assertThat(told[0].path("error").path("code").asText()).isEqualTo("secret_unreadable");
        assertThat(told[0].path("error").path("message").asText())
                .contains(WRITE)
                .doesNotContain("may have taken");
        assertThat(told[1].path("reason").asText()).isEqualTo("secret_unreadable");
        assertThat(told[1].path("sentence").asText()).contains(WRITE);
    }

    /** The video at its end, and the report of the check. */
    private JsonNode[] ask(String address, String key) {
        try (Stack stack =
                Stack.start(
                        StackSettings.of(StackUnderTest.PROJECT, data)
                                .on(Ports.free())
                                .with(
                                        new StackSettings.Provider(
                                                URI.create(address), new Secret(key))))) {
            StackUnderTest app = new StackUnderTest(stack);
            JsonNode video = app.end(app.create("a cat"));
            // The check runs by itself when the stack starts.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> app.status("/v1/access") == 200);
            JsonNode report = app.get("/v1/access");
            return new JsonNode[] {video, report};
        }
    }
}

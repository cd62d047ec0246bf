package reelay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.video.Json;
import reelay.video.Secret;

class ProviderCredentialsTest {

    @Test
    void cutsOffTheLineBreakASecretWasPastedWith() {
        ProviderCredentials credentials =
                new ProviderCredentials(new Secret("sk-abcdefgh\n"), " org-1 ", "");

        assertThat(credentials.apiKey()).isEqualTo(new Secret("sk-abcdefgh"));
        assertThat(credentials.organization()).isEqualTo("org-1");
        assertThat(credentials.project()).isNull();
    }

    @Test
    void readsASecretOfKeyAlone() throws JsonProcessingException {
        assertThat(Json.read("{\"api_key\":\"sk-abcdefgh\"}", ProviderCredentials.class))
                .isEqualTo(new ProviderCredentials(new Secret("sk-abcdefgh"), null, null));
    }

    @Test
    void readsWhatAProviderSignsItsCallsWith() {
        String secret =
                "{\"openrouter\": {\"api_key\": \"sk-or-1\", \"webhook_secret\": \" whsec-1\\n\"}}";

        assertThat(ProviderCredentials.read(secret, "openrouter").webhookSecret())
                .isEqualTo(new Secret("whsec-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-abc\r\nX-Evil: 1", "sk-abc def", "sk-äbc"})
    void refusesAKeyThatNoHeaderCanCarryWithoutShowingIt(String key) {
        assertThatThrownBy(() -> new ProviderCredentials(new Secret(key), null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("api_key")
                .hasMessageNotContaining(key);
    }

    @Test
    void printsNoKey() {
        assertThat(new ProviderCredentials(new Secret("sk-abcdefgh"), null, null).toString())
                .doesNotContain("abcdefgh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-abcdefgh",
                "sk-abcdefgh\n",
                "Bearer sk-abcdefgh",
                "Authorization: Bearer sk-abcdefgh",
                "\"sk-abcdefgh\"",
                "\ufeff{\"api_key\": \"sk-abcdefgh\"}",
                "{\"api_key\": \"Bearer sk-abcdefgh\"}"
            })
    void takesTheKeyHoweverItWasPasted(String secret) {
        assertThat(ProviderCredentials.read(secret))
                .isEqualTo(new ProviderCredentials(new Secret("sk-abcdefgh"), null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"api_key\": \"sk-abcdefgh\"",
                "{\"OPENAI_API_KEY\": \"sk-abcdefgh\"}",
                "{\"api_key\": [\"sk-abcdefgh\"]}",
                "[\"sk-abcdefgh\"]",
                "two words sk-abcdefgh",
                "\"sk-abcdefgh"
            })
    void saysWhatToWriteInPlaceOfWhatCannotBeRead(String secret) {
        assertThatThrownBy(() -> ProviderCredentials.read(secret))
                .isInstanceOf(UnreadableCredentialsException.class)
                .hasMessageContaining("{\"api_key\": \"...\"}")
                .hasMessageNotContaining("abcdefgh");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"api_key": "sk-abcdefgh"}                                      | openai | sk-abcdefgh
                    sk-abcdefgh                                                     | openai | sk-abcdefgh
                    {"openai": {"api_key": "sk-abcdefgh"}}                          | openai | sk-abcdefgh
                    {"api_key": "sk-abcdefgh", "kling": {"api_key": "kl-abcdefgh"}} | openai | sk-abcdefgh
                    {"api_key": "sk-abcdefgh", "kling": {"api_key": "kl-abcdefgh"}} | kling  | kl-abcdefgh
                    {"kling": "Bearer kl-abcdefgh"}                                 | kling  | kl-abcdefgh
                    """)
    void readsTheAccountAtEachKindOfProvider(String secret, String kind, String key) {
        assertThat(ProviderCredentials.read(secret, kind))
                .isEqualTo(new ProviderCredentials(new Secret(key), null, null));
    }

    @Test
    void needsNoKeyAtAServerOfTheOpenAiProtocolBesideOthers() {
        assertThat(ProviderCredentials.read("{\"kling\": {\"api_key\": \"kl-1\"}}", "openai"))
                .isEqualTo(new ProviderCredentials(null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sk-abcdefgh                                                    | kling  | holds no key of kling
                    {"api_key": "sk-abcdefgh"}                                     | kling  | holds no key of kling
                    {"kling": {"key": "kl-abcdefgh"}}                              | kling  | holds JSON without api_key
                    {"kling": {"api_key": "kl abcdefgh"}}                          | kling  | holds a key with a blank
                    {"api_key": "sk-abcdefgh", "openai": {"api_key": "sk-second"}} | openai | names the account at openai twice
                    {"kling": {"api_key": "kl-abcdefgh"}                           | kling  | begins like JSON and is none
                    """)
    void givesNoKeyToAProviderThatItWasNotWrittenDownFor(String secret, String kind, String why) {
        assertThatThrownBy(() -> ProviderCredentials.read(secret, kind))
                .isInstanceOf(UnreadableCredentialsException.class)
                .hasMessageStartingWith("the provider secret " + why)
                .hasMessageNotContaining("abcdefgh")
                .hasMessageNotContaining("second");
    }
}

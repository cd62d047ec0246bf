package reelay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.video.environment.Environment;

class ProviderSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "https://8.8.8.8/v1, false",
        "http://127.0.0.1:8090/v1, false",
        "http://10.1.2.3/v1, false",
        "http://8.8.8.8/v1, true"
    })
    void speaksInTheOpenOnlyWithinAPrivateNetworkOrWhereToldTo(String address, String allowed) {
        assertThat(settings(address, allowed).baseUrl()).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://8.8.8.8/v1", "http://[2001:4860:4860::8888]/v1"})
    void sendsNoKeyUnencryptedToAPublicAddressByOversight(String address) {
        ProviderSettings settings = settings(address, "false");

        assertThat(settings.baseUrl()).hasHost("provider.invalid");
        assertThat(settings.base().fault())
                .contains(
                        "the provider's address, %s, would carry the key unencrypted; set ProviderUrl (--provider-url) to an https address, or ProviderAllowsHttp to true"
                                .formatted(address));
    }

    private static ProviderSettings settings(String address, String allowed) {
        return ProviderSettings.from(
                new Environment(
                        Map.of(
                                "PROVIDERS", "openai",
                                "PROVIDER_URL", address,
                                "PROVIDER_URLS", "",
                                "PROVIDER_ALLOWS_HTTP", allowed,
                                "PROVIDER_ENCODING", "json",
                                "PROVIDER_TIMEOUT_SECONDS", "20",
                                "PROVIDER_SECRET", "arn")));
    }
}

package reelay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reelay.provider.NativeWires.Wire;
import reelay.provider.http.ProviderClients;
import reelay.provider.target.DeployedKinds;
import reelay.provider.target.OfferedModels;
import reelay.provider.target.Target;
import reelay.video.Secret;
import reelay.video.environment.Environment;

class VideoProvidersTest {

    private static final String SECRET =
            "{\"api_key\": \"sk-openai\", \"kling\": {\"api_key\": \"kl-key\"}}";

    private final Map<String, NativeAddress> addresses = new HashMap<>();
    private final Map<String, ProviderCredentials> accounts = new HashMap<>();

    @Test
    void choosesByWhatAnAppAsksForAndByWhoHasAJob() {
        VideoProviders providers = providers("openai,kling", "sora-2=kling/kling-3.0,film-1");

        assertThat(providers.of("sora-2").name()).isEqualTo("kling");
        assertThat(providers.of("film-1").name()).isEqualTo("openai");
        assertThat(providers.targets("sora-2"))
                .extracting(Target::word)
                .isEqualTo(List.of("kling/kling-3.0"));
        assertThat(providers.ofKind("openai").orElseThrow().name()).isEqualTo("openai");
        assertThat(providers.ofKind("seedance")).isEmpty();
    }

    @Test
    void givesEachProviderItsOwnKeyAndAddress() {
        providers("openai,kling", "");

        assertThat(accounts.get("kling").apiKey()).isEqualTo(new Secret("kl-key"));
        assertThat(addresses.get("kling").base())
                .isEqualTo(URI.create("https://api-singapore.klingai.com"));
        assertThat(addresses.get("kling").timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    private VideoProviders providers(String kinds, String models) {
        Environment environment =
                new Environment(
                        Map.of(
                                "PROVIDERS",
                                kinds,
                                "PROVIDER_URLS",
                                "",
                                "PROVIDER_ALLOWS_HTTP",
                                "false",
                                "VIDEO_MODELS",
                                models));
        Map<String, Wire> wires = Map.of("kling", this::kling);
        DeployedKinds deployed = DeployedKinds.from(environment, wires.keySet());
        ProviderSettings settings =
                new ProviderSettings(
                        BaseAddress.of("https://provider.test/v1"),
                        ProviderSettings.Encoding.JSON,
                        Duration.ofSeconds(30),
                        "arn",
                        deployed);
        return new ProviderWiring(
                        settings,
                        _ -> SECRET,
                        InstantSource.system(),
                        ProviderClients.of(settings.timeout()),
                        wires)
                .videos(OfferedModels.from(environment, deployed), Duration.ofSeconds(2));
    }

    private VideoProvider kling(
            NativeAddress address,
            Supplier<ProviderCredentials> credentials,
            InstantSource clock,
            ProviderClients clients) {
        addresses.put("kling", address);
        accounts.put("kling", credentials.get());
        return new UnaskedProvider() {
            @Override
            public String name() {
                return "kling";
            }
        };
    }
}

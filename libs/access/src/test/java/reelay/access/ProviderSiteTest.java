package reelay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

/** What an address and the answers from there tell about whose account it is. */
class ProviderSiteTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    openai, https://api.openai.com/v1,            -,       -,                  true,  false
                    openai, https://gateway.example/v1,           -,       -,                  false, false
                    openai, https://gateway.example/v1,           org-one, -,                  true,  false
                    openai, https://gateway.example/v1,           -,       DeploymentNotFound, false, true
                    openai, https://gateway.example/v1,           -,       deploymentnotfound, false, true
                    openai, https://gateway.example/v1,           -,       not_found,          false, false
                    openai, https://film.openai.azure.com/openai, -,       not_found,          false, true
                    kling,  https://api.openai.com/v1,            org-one, DeploymentNotFound, false, false
                    """)
    void readsItFromHostAndError(
            String kind,
            URI address,
            String organization,
            String code,
            boolean openAiAccount,
            boolean atAzure) {
        ProviderSite site =
                ProviderSite.of(kind, address)
                        .answering(
                                new ProviderError(
                                        ProviderErrorKind.NOT_FOUND,
                                        OptionalInt.of(404),
                                        Optional.ofNullable(code),
                                        "no",
                                        Optional.empty(),
                                        Optional.ofNullable(organization)));

        assertThat(site.openAiAccount()).isEqualTo(openAiAccount);
        assertThat(site.atAzure()).isEqualTo(atAzure);
    }

    @Test
    void knowsAnAccountAtOpenAiByTheHeaderThatAGatewayPassesOn() {
        ProviderSite gateway = ProviderSite.of(URI.create("https://Gateway.example/v1"));

        assertThat(gateway.answering(Optional.empty()).openAiAccount()).isFalse();
        assertThat(gateway.answering(Optional.of("org-one")).openAiAccount()).isTrue();
        assertThat(
                        ProviderSite.of("kling", URI.create("https://kling.example"))
                                .answering(Optional.of("org-one"))
                                .openAiAccount())
                .isFalse();
    }

    @Test
    void isCalledByItsNameOrByItsHost() {
        assertThat(ProviderSite.of("kling", URI.create("https://kling.example")).who())
                .isEqualTo("Kling");
        assertThat(ProviderSite.of(URI.create("https://Gateway.example/v1")).who())
                .isEqualTo("gateway.example");
    }
}

package reelay.provider.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.models.ProviderFacts;

class OpenAiTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.openai.com",
                "API.OpenAI.com",
                "eu.api.openai.com",
                "us.api.openai.com",
                "jp.api.openai.com",
                "in.api.openai.com"
            })
    void isAtItsOwnHostAndItsRegionalOnes(String host) {
        assertThat(OpenAi.isAt(host)).isTrue();
        assertThat(Shutdown.known(host, "sora-2").map(Shutdown::day)).contains(OpenAi.shutdown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai.com",
                "notapi.openai.com",
                "api.openai.com.evil.example",
                "eu-api.openai.com",
                "x.openai.azure.com",
                "127.0.0.1"
            })
    void isNotWhereItsNameIsOnlyAPartOfAnother(String host) {
        assertThat(OpenAi.isAt(host)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "api.openai.com,     sora-2, 2026-09-24, https://platform.openai.com/docs/deprecations",
        "x.openai.azure.com, sora-2, 2026-09-15,"
    })
    void linksOnlyToAPageOfWhoeverEndedTheModel(
            String host, String model, LocalDate day, String page) {
        Shutdown end = Shutdown.of(host, model, day).orElseThrow();

        assertThat(end.page().orElse(null)).isEqualTo(page);
        assertThat(Shutdown.of(host, model, day.minusDays(1))).isEmpty();
    }

    @Test
    void isDescribedInTheCatalogueAsHere() {
        ProviderFacts openAi = ModelCatalogue.builtIn().kind("openai").orElseThrow();

        assertThat(openAi.address()).isEqualTo(URI.create(OpenAi.ADDRESS));
        assertThat(openAi.models())
                .allSatisfy(
                        model -> {
                            assertThat(OpenAi.madeVideosWith(model.ownName())).isTrue();
                            assertThat(model.shutdown()).contains(LocalDate.of(2026, 9, 24));
                        });
    }

    @ParameterizedTest
    @CsvSource({"sora-2, 25, 1", "sora-2, 375, 5", "sora-2-pro, 25, 2"})
    void tellsTheTierByItsLimit(String model, long perMinute, int tier) {
        assertThat(OpenAiTiers.of(model, perMinute)).hasValue(tier);
        assertThat(OpenAiTiers.of(model, perMinute + 1)).isEmpty();
    }
}

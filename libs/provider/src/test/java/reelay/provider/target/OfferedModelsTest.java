package reelay.provider.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.provider.models.ModelCatalogue;
import reelay.video.environment.BadEnvironmentException;
import reelay.video.environment.Environment;

class OfferedModelsTest {

    private static final Set<String> WIRES = Set.of("kling", "seedance", "openrouter");

    @Test
    void offersWhatAServerOfTheOpenAiProtocolWasAlwaysAskedFor() {
        OfferedModels models = models("openai", "sora-2,maker/film-1");

        assertThat(models.names()).containsExactly("sora-2", "maker/film-1");
        assertThat(words(models, "maker/film-1")).containsExactly("openai/maker/film-1");
        assertThat(models.targets("sora-2").getFirst().facts()).isEmpty();
        assertThat(models("openai", "").names()).containsExactly("sora-2", "sora-2-pro");
    }

    @Test
    void mapsANameToThoseWhoMakeItInTheirOrder() {
        OfferedModels models =
                models(
                        "kling,seedance",
                        "sora-2 = kling/kling-3.0 | seedance/seedance-2.5, kling-3.0-turbo");

        assertThat(models.names()).containsExactly("sora-2", "kling-3.0-turbo");
        assertThat(words(models, "sora-2"))
                .containsExactly("kling/kling-3.0", "seedance/seedance-2.5");
        assertThat(models.targets("sora-2").getLast().model())
                .isEqualTo("dreamina-seedance-2-5-260628");
        assertThat(models.of("seedance")).containsExactly("dreamina-seedance-2-5-260628");
    }

    @Test
    void offersAllThatTheCatalogueHasWhereNothingIsNamed() {
        OfferedModels models = models("kling,seedance", "");

        assertThat(models.names())
                .startsWith("kling-3.0", "kling-3.0-turbo", "seedance-2.5")
                .doesNotContain("sora-2");
        assertThat(words(models, "seedance-2.0")).containsExactly("seedance/seedance-2.0");
    }

    @Test
    void asksOpenRouterForModelsThatNobodyListed() {
        OfferedModels models = models("openrouter,kling", "x-ai/grok-imagine,kling/kling-3.0");

        Target unlisted = models.targets("x-ai/grok-imagine").getFirst();
        assertThat(unlisted.word()).isEqualTo("openrouter/x-ai/grok-imagine");
        assertThat(unlisted.facts()).isEmpty();
        assertThat(words(models, "kling/kling-3.0")).containsExactly("kling/kling-3.0");
    }

    @Test
    void knowsWhoMayMakeAModelThatIsNotOfferedAnyMore() {
        assertThat(words(models("openai,kling", "film-1"), "film-0"))
                .containsExactly("openai/film-0");
        assertThat(words(models("kling", "sora-2=kling/kling-3.0"), "kling-3.0-turbo"))
                .containsExactly("kling/kling-3.0-turbo");
        assertThat(models("kling", "kling-3.0").targets("sora-2")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    kling;          sora-2,sora-2-pro;                   models that kling has, or names with a target, such as sora-2=kling/kling-3.0; was "sora-2"
                    kling;          sora-2=kling/klng-3.0;               targets of the catalogue: kling/kling-3.0, kling/kling-3.0-turbo; was "kling/klng-3.0"
                    kling;          sora-2=seedance/seedance-2.5;        of the kinds in PROVIDERS: kling, was "seedance/seedance-2.5"; was
                    kling;          sora-2=kling-3.0;                    targets such as kling/kling-3.0; was "kling-3.0"
                    kling;          sora-2=kling/kling-3.0|;             targets such as kling/kling-3.0; was ""
                    kling;          =kling/kling-3.0;                    a name before each =; was "=kling/kling-3.0"
                    kling;          a=kling/kling-3.0|kling/kling-3.0;   targets, each once; was "a=
                    kling;          a=kling/kling-3.0,a=kling/kling-3.0-turbo; a list of models, each once; was "a=kling/kling-3.0-turbo"
                    openai,kling;   kling-3.0;                           kling-3.0=openai/kling-3.0 or kling-3.0=kling/kling-3.0; was "kling-3.0"
                    """)
    void stopsTheStartNamingTheWord(String kinds, String models, String wanted, String was) {
        assertThatThrownBy(() -> models(kinds, models))
                .isInstanceOf(BadEnvironmentException.class)
                .hasMessageContaining("VIDEO_MODELS must be ")
                .hasMessageContaining(wanted.strip())
                .hasMessageContaining(was.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    openai,minimax; '';                     PROVIDERS must be of the kinds that this version speaks to: openai, kling, openrouter, seedance; "minimax"
                    openai,openai;  '';                     PROVIDERS must be kinds, each once; "openai"
                    kling;          openai=https://x.test;  PROVIDER_URLS must be a kind of PROVIDERS; "openai=https://x.test"
                    openai,kling;   openai=https://x.test;  PROVIDER_URLS must be a kind of PROVIDERS; "openai=https://x.test"
                    kling;          https://x.test;         PROVIDER_URLS must be a kind of PROVIDERS; "https://x.test"
                    kling;          kling=x.test;           PROVIDER_URLS must be addresses such as kling=https://host; "kling=x.test"
                    kling;          kling=http://1.2.3.4;   PROVIDER_URLS must be https addresses; "kling=http://1.2.3.4"
                    """)
    void stopsTheStartForKindsAndAddressesThatCannotBe(
            String kinds, String addresses, String wanted, String was) {
        assertThatThrownBy(() -> kinds(kinds, addresses))
                .isInstanceOf(BadEnvironmentException.class)
                .hasMessageContaining(wanted.strip())
                .hasMessageContaining("was " + was.strip());
    }

    @Test
    void asksWhereTheCatalogueSaysUnlessTheSettingsSayElse() {
        DeployedKinds kinds = kinds("kling,seedance", "kling=http://127.0.0.1:8090/kling");

        assertThat(kinds.addresses().get("kling")).hasToString("http://127.0.0.1:8090/kling");
        assertThat(kinds.addresses().get("seedance"))
                .isEqualTo(ModelCatalogue.builtIn().kind("seedance").orElseThrow().address());
    }

    private static List<String> words(OfferedModels models, String name) {
        return models.targets(name).stream().map(Target::word).toList();
    }

    private static OfferedModels models(String kinds, String models) {
        return OfferedModels.from(environment(kinds, "", models), kinds(kinds, ""));
    }

    private static DeployedKinds kinds(String kinds, String addresses) {
        return DeployedKinds.from(environment(kinds, addresses, ""), WIRES);
    }

    private static Environment environment(String kinds, String addresses, String models) {
        Map<String, String> variables = new HashMap<>();
        variables.put("PROVIDERS", kinds);
        variables.put("PROVIDER_URLS", addresses);
        variables.put("VIDEO_MODELS", models);
        variables.put("PROVIDER_ALLOWS_HTTP", "false");
        return new Environment(variables);
    }
}

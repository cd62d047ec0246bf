package reelay.provider.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.video.VideoSize;

class SizesTest {

    private static final ModelCatalogue CATALOGUE = ModelCatalogue.builtIn();

    @ParameterizedTest
    @CsvSource({
        "kling, kling-3.0, 720x1280, 720p, 9:16",
        "kling, kling-3.0, 1280x720, 720p, 16:9",
        "kling, kling-3.0, 1920x1080, 1080p, 16:9",
        "kling, kling-3.0, 600x600, 720p, 1:1",
        "seedance, seedance-2.5, 854x480, 480p, 16:9",
        "seedance, seedance-2.5, 1680x720, 720p, 21:9",
        "seedance, seedance-2.0, 3840x2160, 4k, 16:9",
        "minimax, minimax-h3, 1280x720, 768P, 16:9",
        "minimax, minimax-h3, 1366x768, 768P, 16:9",
        "minimax, minimax-h3, 2560x1440, 2K, 16:9",
    })
    void saysASizeInTheProvidersWords(
            String kind, String model, String size, String resolution, String ratio) {
        assertThat(facts(kind, model).shape(VideoSize.of(size)))
                .contains(new Shape(resolution, ratio));
    }

    /** An app made for Sora may ask for it, and what comes is shown. */
    @ParameterizedTest
    @CsvSource({"1792x1024, 16:9", "1024x1792, 9:16"})
    void takesSevenToFourForTheRatioThatOthersMakeInstead(String size, String ratio) {
        assertThat(facts("kling", "kling-3.0").shape(VideoSize.of(size)))
                .contains(new Shape("1080p", ratio));
        assertThat(facts("minimax", "minimax-h3").shape(VideoSize.of(size))).isEmpty();
        assertThat(facts("seedance", "seedance-2.0-fast").shape(VideoSize.of(size))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1740x1000", "1000x1740", "1600x1024"})
    void takesNoShapeForAnotherThatIsMoreThanTwoPerCentOff(String size) {
        assertThat(facts("kling", "kling-3.0").shape(VideoSize.of(size))).isEmpty();
        assertThat(facts("kling", "kling-3.0").sizes().take(VideoSize.of(size))).isFalse();
    }

    @Test
    void takesNoTierThatIsSoldAsSomethingDearer() {
        assertThat(facts("kling", "kling-3.0").shape(VideoSize.of("854x480"))).isEmpty();
        assertThat(facts("minimax", "minimax-h3").shape(VideoSize.of("1920x1080"))).isEmpty();
        assertThat(facts("kling", "kling-3.0").shape(VideoSize.of("3840x2160"))).isEmpty();
    }

    @Test
    void takesEverySizeThatItNames() {
        assertThat(CATALOGUE.kinds())
                .flatExtracting(kind -> CATALOGUE.kind(kind).orElseThrow().models())
                .allSatisfy(
                        model ->
                                assertThat(model.sizes().examples())
                                        .isNotEmpty()
                                        .allMatch(model.sizes()::take));
    }

    @Test
    void knowsTheSizeOfATierInARatio() {
        Sizes.Tiers tiers = (Sizes.Tiers) facts("seedance", "seedance-2.5").sizes();

        assertThat(tiers.size("720P", "21:9")).contains(VideoSize.of("1680x720"));
        assertThat(tiers.size("480p", "9:16")).contains(VideoSize.of("480x854"));
        assertThat(tiers.size("4k", "16:9")).isEmpty();
        assertThat(tiers.size("720p", "adaptive")).isEmpty();
    }

    @Test
    void takesSizesInPixelsAsTheyAre() {
        Sizes sora = facts("openai", "sora-2").sizes();

        assertThat(sora.take(VideoSize.of("720x1280"))).isTrue();
        assertThat(sora.take(VideoSize.of("721x1280"))).isFalse();
        assertThat(sora.of(VideoSize.of("720x1280"))).isEmpty();
        assertThat(sora.words()).isEqualTo("720x1280, 1280x720");
    }

    @Test
    void namesWhatAModelMakes() {
        assertThat(facts("kling", "kling-3.0").sizes().words())
                .isEqualTo("720p, 1080p in 16:9, 9:16, 1:1, such as 1280x720");
        assertThat(new Sizes.Tiers(List.of(), List.of()).of(VideoSize.of("1x1"))).isEmpty();
    }

    private static ModelFacts facts(String kind, String model) {
        return CATALOGUE.model(kind, model).orElseThrow();
    }
}

package reelay.provider.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;
import reelay.video.environment.Environment;

class KnownPricesTest {

    private static final KnownPrices STATED =
            new KnownPrices(Map.of("sora-2", new BigDecimal("0.10")));

    @Test
    void multipliesWhatTheSettingsStateForASecond() {
        assertThat(STATED.of(Target.ofWord("openai/sora-2"), asked("sora-2", "1280x720")))
                .contains(new BigDecimal("0.80"));
        assertThat(STATED.of(Target.ofWord("openai/other"), asked("other", "1280x720"))).isEmpty();
    }

    @Test
    void countsOfAnExtensionWhatIsNew() {
        var request =
                new VideoRequest(
                        "sora-2",
                        new Prompt("a cat"),
                        20,
                        VideoSize.parse("1280x720").orElseThrow(),
                        new Operation.Extension(Optional.empty(), 8));

        assertThat(STATED.of(Target.ofWord("openai/sora-2"), request))
                .contains(new BigDecimal("0.80"));
    }

    @Test
    void knowsTheTierThatASizeIsSoldAs() {
        assertThat(STATED.of(Target.ofWord("minimax/minimax-h3"), asked("sora-2", "1366x768")))
                .map(BigDecimal::stripTrailingZeros)
                .contains(new BigDecimal("0.64"));
    }

    @Test
    void doesNotGuessWhatDependsOnSound() {
        assertThat(STATED.of(Target.ofWord("kling/kling-3.0"), asked("sora-2", "1280x720")))
                .isEmpty();
    }

    @Test
    void refusesAPriceOfAModelThatIsNotOffered() {
        assertThatThrownBy(
                        () ->
                                KnownPrices.from(
                                        new Environment(Map.of("VIDEO_PRICES", "other=0.10")),
                                        List.of("sora-2")))
                .hasMessageContaining("VIDEO_PRICES");
    }

    private static VideoRequest asked(String model, String size) {
        return new VideoRequest(model, new Prompt("a cat"), 8, VideoSize.parse(size).orElseThrow());
    }
}

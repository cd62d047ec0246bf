package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reelay.provider.ProviderSettings;
import reelay.video.environment.Environment;

class PatienceTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final Patience patience = new Patience(Duration.ofSeconds(35), Duration.ofMinutes(5));

    @Test
    void countsTheListsSilenceFromWhenTheCallHasCertainlyEnded() {
        assertThat(patience.untilListed(START, START.plusSeconds(334)))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(patience.untilListed(START, START.plusSeconds(335))).isZero();
    }

    @Test
    void looksOnceAMinuteMeanwhile() {
        assertThat(patience.untilListed(START, START.plusSeconds(36)))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void givesACallAFewSecondsMoreThanTheProviderHasToAnswer() {
        ProviderSettings settings =
                new ProviderSettings(
                        URI.create("https://provider.example/v1"),
                        ProviderSettings.Encoding.JSON,
                        Duration.ofSeconds(30),
                        "secret");

        Patience read =
                Patience.from(
                        new Environment(Map.of("PROVIDER_LIST_DELAY_SECONDS", "300")), settings);

        assertThat(read).isEqualTo(patience);
    }
}

package reelay.provider.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.video.Secret;

class OpenRouterSignatureTest {

    /**
     * Made with {@code openssl dgst -sha256 -hmac whsec-of-openrouter} of {@code
     * 1795348800,{"a":1}}.
     */
    private static final String SIGNATURE =
            "75f32db6c3cf03596abb8e1999e8e40b7642d9079e4f30d0f1e2ec767c2474cf";

    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1_795_348_800L);
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void knowsOpenRoutersOwnCallForFiveMinutes(long secondsLater) {
        assertThat(fits("t=1795348800,v1=" + SIGNATURE, BODY, secondsLater)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void knowsNoOldOne(long secondsLater) {
        assertThat(fits("t=1795348800,v1=" + SIGNATURE, BODY, secondsLater)).isFalse();
    }

    @Test
    void knowsNoChangedOne() {
        byte[] changed = "{\"a\":2}".getBytes(StandardCharsets.UTF_8);

        assertThat(fits("t=1795348800,v1=" + SIGNATURE, changed, 0)).isFalse();
        assertThat(fits("t=1795348801,v1=" + SIGNATURE, BODY, 0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1=00", "t=1795348800,v1=00", "t=1e9,v1=", "sha256=abc"})
    void knowsNothingElse(String header) {
        assertThat(fits(header, BODY, 0)).isFalse();
    }

    @Test
    void letsEveryCallCountWhereNobodyToldTheKey() {
        assertThat(new OpenRouterSignature(Optional::empty, () -> SIGNED_AT).fits(Map.of(), BODY))
                .isTrue();
    }

    private static boolean fits(String header, byte[] body, long secondsLater) {
        return new OpenRouterSignature(
                        () -> Optional.of(new Secret("whsec-of-openrouter")),
                        () -> SIGNED_AT.plusSeconds(secondsLater))
                .fits(Map.of("x-openrouter-signature", header), body);
    }
}

package reelay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import reelay.video.Secret;

class SigningSecretTest {

    private static final SigningSecret SECRET =
            new SigningSecret(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

    /** The example in the tests of Standard Webhooks' own libraries. */
    @Test
    void signsAsStandardWebhooksDoes() {
        String signature =
                SECRET.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void hidesItselfAndShowsItsEnd() {
        assertThat(SECRET.toString()).doesNotContain("MfKQ");
        assertThat(SECRET.hint()).isEqualTo("whsec_...LaSw");
    }

    @Test
    void opensWhatItSealedInItsPlaceAlone() {
        SecretSeal seal = new SecretSeal(() -> "key");
        SigningSecret secret = SigningSecret.random(new SplittableRandom(1));
        String sealed = seal.seal("alice", secret);

        assertThat(seal.open("alice", sealed)).isEqualTo(secret);
        assertThat(sealed).isNotEqualTo(seal.seal("alice", secret));
        assertThatThrownBy(() -> seal.open("bob", sealed))
                .isInstanceOf(SecretSeal.BrokenException.class);
        assertThatThrownBy(() -> new SecretSeal(() -> "other").open("alice", sealed))
                .isInstanceOf(SecretSeal.BrokenException.class);
    }
}

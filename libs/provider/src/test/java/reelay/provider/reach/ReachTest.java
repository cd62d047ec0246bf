package reelay.provider.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    private static final Reach PUBLIC = new Reach(URI.create("https://8.8.8.8/v1"));
    private static final Reach HERE = new Reach(URI.create("http://127.0.0.1:8090/v1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/v.mp4",
                "https://localhost/v.mp4",
                "https://[::1]/v.mp4",
                "https://10.0.0.7/v.mp4",
                "https://192.168.1.1/v.mp4",
                "https://169.254.169.254/latest/meta-data/",
                "https://100.64.0.1/v.mp4",
                "https://[fd00::1]/v.mp4",
                "https://[::ffff:10.0.0.1]/v.mp4"
            })
    void keepsAPublicProviderOutOfPrivateNetworks(String link) {
        assertThat(PUBLIC.refusal(URI.create(link))).get().asString().contains("not public");
        assertThat(HERE.refusal(URI.create(link))).isEmpty();
    }

    @Test
    void wantsLinksAsSafeAsTheProviderItself() {
        assertThat(PUBLIC.refusal(URI.create("http://8.8.4.4/v.mp4")))
                .get()
                .asString()
                .contains("not encrypted");
        assertThat(new Reach(URI.create("http://8.8.8.8/v1")).refusal(URI.create("http://8.8.4.4")))
                .isEmpty();
        assertThat(PUBLIC.refusal(URI.create("https://8.8.4.4/v.mp4"))).isEmpty();
        assertThat(PUBLIC.refusal(URI.create("https://[2001:4860:4860::8888]/v.mp4"))).isEmpty();
    }

    @Test
    void leavesANameThatNobodyKnowsToTheConnection() {
        assertThat(PUBLIC.refusal(URI.create("https://no-such-host.invalid/v.mp4"))).isEmpty();
    }
}

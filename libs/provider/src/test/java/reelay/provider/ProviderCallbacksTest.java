package reelay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.video.VideoId;
import reelay.video.environment.BadEnvironmentException;
import reelay.video.environment.Environment;

class ProviderCallbacksTest {

    private static final VideoId ID = new VideoId("video_" + "0".repeat(48));

    @ParameterizedTest
    @ValueSource(strings = {"https://api.example.com/v", "https://api.example.com/v/"})
    void addsTheVideoToTheAddressOfTheDeployment(String base) {
        assertThat(of(base).address(ID, "secret"))
                .contains(
                        URI.create("https://api.example.com/v/callbacks/" + ID + "?token=secret"));
    }

    @Test
    void isNowhereUnlessItIsSet() {
        assertThat(of("").address(ID, "secret")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.example.com",
                "ftp://a.example",
                "https://a b",
                "https:///v1",
                "https://a.example?x=1"
            })
    void refusesWhatIsNoAddressNamingTheVariable(String odd) {
        assertThatThrownBy(() -> of(odd))
                .isInstanceOf(BadEnvironmentException.class)
                .hasMessageContaining("CALLBACK_URL")
                .hasMessageContaining("address of this deployment");
    }

    private static ProviderCallbacks of(String text) {
        return ProviderCallbacks.from(new Environment(Map.of("CALLBACK_URL", text)));
    }
}

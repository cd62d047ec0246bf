package reelay.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class VideoIdTest {

    @Test
    void looksLikeAnIdOfTheOfficialApi() {
        assertThat(VideoId.random(new SecureRandom()).value()).matches("video_[0-9a-f]{48}");
    }

    @Test
    void refusesEverythingElse() {
        assertThat(VideoId.parse("video_123")).isEmpty();
        assertThat(VideoId.parse("")).isEmpty();
        assertThat(VideoId.parse("video_" + "A".repeat(48))).isEmpty();
        assertThatThrownBy(() -> new VideoId("../etc/passwd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("48 hex digits");
    }
}

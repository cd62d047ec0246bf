package reelay.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.video.FailureCode;
import reelay.video.Tried;
import reelay.video.VideoId;

class TriedTargetTest {

    private static Deployment reelay;

    private final String owner = Deployment.newOwner();

    @BeforeAll
    static void start() {
        reelay = Deployment.start();
    }

    @AfterAll
    static void stop() {
        reelay.close();
    }

    @Test
    void saysWhoWasAskedBeforeAndWhyItWasPassedOverInNoWordsOfTheProvider() {
        String id = Event.post("{\"prompt\":\"a\"}").from(owner).sentTo(reelay.api).id();
        reelay.catalog
                .submits()
                .recordTried(
                        new VideoId(id),
                        List.of(
                                new Tried(
                                        "kling/kling-3.0",
                                        FailureCode.CREDIT_EXHAUSTED,
                                        "its own sentence",
                                        Instant.ofEpochSecond(1_764_000_000),
                                        Optional.empty())));

        JsonNode video = Event.of("GET", "/v1/videos/" + id).from(owner).sentTo(reelay.api).json();

        assertThat(video.get("tried").toString())
                .isEqualTo(
                        "[{\"target\":\"kling/kling-3.0\",\"code\":\"credit_exhausted\",\"at\":1764000000}]");
    }

    @Test
    void saysNothingWhereTheFirstTookIt() {
        String id = Event.post("{\"prompt\":\"a\"}").from(owner).sentTo(reelay.api).id();

        JsonNode video = Event.of("GET", "/v1/videos/" + id).from(owner).sentTo(reelay.api).json();

        assertThat(video.has("tried")).isFalse();
        assertThat(video.size()).isEqualTo(13);
    }
}

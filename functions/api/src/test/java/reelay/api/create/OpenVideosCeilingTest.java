package reelay.api.create;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;

/** What an owner may have open at once. */
class OpenVideosCeilingTest {

    private static Deployment reelay;

    private final String owner = Deployment.newOwner();

    @BeforeAll
    static void start() {
        reelay = Deployment.with(Map.of("OPEN_VIDEOS_PER_OWNER", "2"));
    }

    @AfterAll
    static void stop() {
        reelay.close();
    }

    @Test
    void refusesOneMoreAndTellsSdksNotToTry() {
        create("a");
        create("b");

        Answer answer = create("c");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.error().get("code").textValue()).isEqualTo("too_many_open_videos");
        assertThat(answer.error().get("message").textValue())
                .contains(owner, "2", "OpenVideosPerOwner");
        assertThat(answer.header("x-should-retry")).isEqualTo("false");
        Answer other =
                Event.post("{\"prompt\":\"c\"}").from(Deployment.newOwner()).sentTo(reelay.api);
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void findsARepeatedRequestAtTheCeiling() {
        String first = create("a").id();
        create("b");

        Answer again =
                Event.post("{\"prompt\":\"a\"}")
                        .from(owner)
                        .header("x-stainless-retry-count", "1")
                        .sentTo(reelay.api);

        assertThat(again.id()).isEqualTo(first);
    }

    @Test
    void takesMoreWhenVideosAreFinishedOrDeleted() {
        String finished = create("a").id();
        String deleted = create("b").id();
        reelay.completed(owner, finished, "mp4");
        Event.of("DELETE", "/v1/videos/" + deleted).from(owner).sentTo(reelay.api);
        reelay.pass(Duration.ofSeconds(30));

        assertThat(create("c").status()).isEqualTo(200);
        assertThat(create("d").status()).isEqualTo(200);
        assertThat(create("e").status()).isEqualTo(429);
    }

    private Answer create(String prompt) {
        return Event.post("{\"prompt\":\"" + prompt + "\"}").from(owner).sentTo(reelay.api);
    }
}

package reelay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.catalog.CallbackTokens.Caller;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.VideoId;

class CallbackTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static CatalogFixture fixture;
    private static CallbackTokens tokens;

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        tokens = new CallbackTokens(fixture.dynamoDb(), fixture.environment().get("VIDEOS_TABLE"));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void keepsTheFirstTokenOfAVideo() {
        VideoId id = fixture.queuedVideo().id();

        assertThat(tokens.keep(id, "first")).contains("first");
        assertThat(tokens.keep(id, "second")).contains("first");
    }

    @Test
    void welcomesTheTokensOwnerFromTheJobToTheEnd() {
        VideoId id = fixture.queuedVideo().id();
        tokens.keep(id, "own");
        assertThat(tokens.caller(id, "own")).isEqualTo(Caller.NOTHING_TO_SEE);

        fixture.catalog().recordJob(id, new Job("job-" + id, "kling", NOW));
        assertThat(tokens.caller(id, "own")).isEqualTo(Caller.WELCOME);
        assertThat(tokens.caller(id, "owN")).isEqualTo(Caller.STRANGER);
        assertThat(tokens.caller(id, "")).isEqualTo(Caller.STRANGER);

        new UnsettledVideos(fixture.dynamoDb(), fixture.environment().get("VIDEOS_TABLE"))
                .fail(id, new Failure(FailureCode.EXECUTION_STOPPED, "Stopped.").recorded(), NOW);
        assertThat(tokens.caller(id, "own")).isEqualTo(Caller.NOTHING_TO_SEE);
    }

    @Test
    void makesNoneForAVideoThatIsGone() {
        VideoId id = fixture.queuedVideo().id();
        fixture.remove(id.value());

        assertThat(tokens.keep(id, "late")).isEmpty();
        assertThat(tokens.caller(id, "late")).isEqualTo(Caller.STRANGER);
    }
}

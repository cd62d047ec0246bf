package reelay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.aws.ItemValues;
import reelay.video.Hold;
import reelay.video.Job;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoStatus;

/** What Submit notes of videos that have no job. */
class SubmitRecordsTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

    private static CatalogFixture fixture;
    private static VideoCatalog catalog;

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        catalog = fixture.catalog();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void letsOneSubmitHaveTheClaim() {
        VideoId id = fixture.queuedVideo().id();

        assertThat(catalog.submits().claim(id, 1, "openai/sora-2", NOW)).isTrue();
        assertThat(catalog.submits().claim(id, 1, "openai/sora-2", NOW)).isFalse();
        assertThat(catalog.submits().claim(id, 2, "openai/sora-2", NOW)).isFalse();
        assertThat(fixture.queuedState(id).submitStartedAt()).contains(NOW);
        assertThat(fixture.queuedState(id).submits()).isEqualTo(1);
    }

    @Test
    void givesTheClaimBackToWhoHoldsItOnly() {
        VideoId id = fixture.queuedVideo().id();
        catalog.submits().claim(id, 1, "openai/sora-2", NOW);

        assertThat(catalog.submits().release(id, 2)).isFalse();
        assertThat(catalog.submits().release(id, 1)).isTrue();
        assertThat(catalog.submits().claim(id, 2, "openai/sora-2", NOW)).isTrue();
    }

    @Test
    void letsOneTakeOverAnUnclearSubmit() {
        VideoId id = fixture.queuedVideo().id();
        catalog.submits().claim(id, 1, "openai/sora-2", NOW);

        assertThat(catalog.submits().reclaim(id, 2, "openai/sora-2", NOW.plusSeconds(60))).isTrue();
        assertThat(catalog.submits().reclaim(id, 2, "openai/sora-2", NOW.plusSeconds(61)))
                .isFalse();
    }

    @Test
    void neitherGivesAClaimBackNorForgetsASourceOnceThereIsAJob() {
        VideoId id = fixture.queuedVideo().id();
        catalog.submits().claim(id, 1, "openai/sora-2", NOW);
        catalog.recordJob(id, new Job("job-" + id, "openai", NOW));

        assertThat(catalog.submits().release(id, 1)).isFalse();
        assertThat(catalog.submits().recordSourceLost(id)).isFalse();
        assertThat(fixture.itemOf(id.value()))
                .containsEntry("submit_started_at", ItemValues.time(NOW))
                .doesNotContainKey("source_lost");
    }

    @Test
    void claimsNothingForAVideoWithAJob() {
        VideoId id = fixture.queuedVideo().id();
        catalog.recordJob(id, new Job("job-" + id, "openai", NOW));

        assertThat(catalog.submits().claim(id, 1, "openai/sora-2", NOW)).isFalse();
        assertThat(catalog.submits().reclaim(id, 1, "openai/sora-2", NOW)).isFalse();
    }

    @Test
    void notesWhyAVideoWaitsUntilItHasAJob() {
        VideoId id = fixture.queuedVideo().id();
        Hold first = new Hold("rate_limited", "Too many.", NOW, NOW.plusSeconds(20));
        Hold second =
                new Hold(
                        "verification_propagating",
                        "Just verified.",
                        NOW.plusSeconds(20),
                        NOW.plusSeconds(900));

        assertThat(catalog.submits().recordHold(id, first)).isTrue();
        assertThat(catalog.submits().recordHold(id, second)).isTrue();
        assertThat(now(id).waiting())
                .contains(
                        new Hold(
                                "verification_propagating",
                                "Just verified.",
                                NOW,
                                NOW.plusSeconds(900)));
        assertThat(now(id).status()).isEqualTo(VideoStatus.QUEUED);

        catalog.recordJob(id, new Job("job-" + id, "openai", NOW));
        assertThat(now(id).waiting()).isEmpty();
        assertThat(catalog.submits().recordHold(id, second)).isFalse();
    }

    private static Video now(VideoId id) {
        return catalog.find(id).orElseThrow();
    }
}

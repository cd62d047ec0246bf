package reelay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.aws.ItemValues;
import reelay.video.Job;
import reelay.video.Video;
import reelay.video.VideoId;

/** What Poll notes of jobs at work. */
class PollRecordsTest {

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
    void neverLetsProgressGoDown() {
        VideoId id = fixture.queuedVideo().id();
        catalog.recordJob(id, new Job("job-" + id, "openai", NOW));

        assertThat(catalog.polls().recordPoll(id, 40, "running", NOW)).isTrue();
        assertThat(catalog.polls().recordPoll(id, 20, "odd", NOW.plusSeconds(2))).isTrue();

        assertThat(now(id).progress()).isEqualTo(40);
        assertThat(fixture.itemOf(id.value()))
                .containsEntry("provider_status", ItemValues.text("odd"))
                .containsEntry("polled_at", ItemValues.time(NOW.plusSeconds(2)));
    }

    /** A write costs as much as the prompt is long, twice. */
    @Test
    void writesOfAPollOnlyWhatIsNew() {
        VideoId id = fixture.queuedVideo().id();
        catalog.recordJob(id, new Job("job-" + id, "openai", NOW));
        catalog.polls().recordPoll(id, 40, "running", NOW);

        assertThat(catalog.polls().recordPoll(id, 40, "running", NOW.plusSeconds(2))).isTrue();
        assertThat(catalog.polls().recordPoll(id, 20, "running", NOW.plusSeconds(4))).isTrue();
        assertThat(fixture.itemOf(id.value()))
                .containsEntry("progress", ItemValues.number(40))
                .containsEntry("polled_at", ItemValues.time(NOW));

        assertThat(catalog.polls().recordPoll(id, 41, "running", NOW.plusSeconds(6))).isTrue();
        assertThat(fixture.itemOf(id.value()))
                .containsEntry("polled_at", ItemValues.time(NOW.plusSeconds(6)));

        catalog.polls().recordMissed(id, NOW.plusSeconds(8));
        assertThat(catalog.polls().recordPoll(id, 41, "running", NOW.plusSeconds(10))).isTrue();
        assertThat(fixture.itemOf(id.value())).doesNotContainKey("missing_since");
    }

    private static Video now(VideoId id) {
        return catalog.find(id).orElseThrow();
    }
}

package reelay.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reelay.catalog.CatalogFixture;
import reelay.catalog.LoggedMetrics;
import reelay.video.VideoId;

/** What a sweep measures. */
class SweepCountsTest extends SweepUnderTest {

    @Test
    void countsWhatIsOpenAndHowLongTheOldestHasBeen() {
        fixture.catalog().create(CatalogFixture.video("alice", time.now().minusSeconds(30)));
        fixture.catalog().create(CatalogFixture.video("alice", time.now().minusSeconds(10)));

        try (LoggedMetrics metrics = new LoggedMetrics()) {
            sweep(WAITS);

            assertThat(metrics.lines())
                    .singleElement()
                    .asString()
                    .contains("\"OpenVideos\":2", "\"OldestOpenVideo\":30", "\"Troubled\":0");
        }
    }

    @Test
    void countsWhatItCloses() {
        VideoId id = fixture.queuedVideo().id();
        execution(WAITS, id).stop("Stopped", "by hand");
        time.advanceBy(Duration.ofMinutes(3));

        try (LoggedMetrics metrics = new LoggedMetrics()) {
            sweep(WAITS);

            assertThat(metrics.lines())
                    .anySatisfy(
                            line ->
                                    assertThat(line)
                                            .contains(
                                                    id.value(),
                                                    "\"Failed\":1",
                                                    "execution_stopped"));
        }
    }
}

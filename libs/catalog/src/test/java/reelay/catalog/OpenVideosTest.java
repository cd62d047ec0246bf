package reelay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;

class OpenVideosTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

    private static CatalogFixture fixture;
    private static OpenVideos open;

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        open = fixture.openVideos();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void givesAsManyPlacesAsThereAre() {
        assertThat(make("modest", 3)).hasSize(3);

        assertThat(open.take("modest", 3, NOW)).isFalse();
        assertThat(open.take("somebody-else", 3, NOW)).isTrue();
    }

    @Test
    void givesThePlacesOfFinishedVideosAgain() {
        List<VideoId> made = make("steady", 3);
        finish(made.get(0));
        finish(made.get(1));
        Instant later = NOW.plusSeconds(30);

        assertThat(open.take("steady", 3, later)).isTrue();
        assertThat(open.take("steady", 3, later)).isTrue();
        assertThat(open.take("steady", 3, later)).isFalse();
    }

    @Test
    void countsAgainOnlyEveryFewSeconds() {
        List<VideoId> made = make("hasty", 2);
        Instant later = NOW.plusSeconds(30);
        assertThat(open.take("hasty", 2, later)).isFalse();
        made.forEach(OpenVideosTest::finish);

        assertThat(open.take("hasty", 2, later.plusSeconds(4))).isFalse();
        assertThat(open.take("hasty", 2, later.plusSeconds(5))).isTrue();
    }

    @Test
    void countsAPlaceThatWasJustTakenThoughItsVideoIsNotWrittenYet() {
        open.take("early", 1, NOW);

        assertThat(open.take("early", 1, NOW.plusSeconds(19))).isFalse();
        assertThat(open.take("early", 1, NOW.plusSeconds(25))).isTrue();
    }

    @Test
    void countsAVideoOnceThatWasJustWritten() {
        make("double", 2);
        open.take("double", 3, NOW);

        assertThat(open.take("double", 3, NOW.plusSeconds(15))).isFalse();
        assertThat(open.take("double", 4, NOW.plusSeconds(16))).isTrue();
    }

    @Test
    void keepsNoPlacesOfLongAgo() {
        make("tidy", 1);

        open.take("tidy", 1, NOW.plusSeconds(25));
        open.take("tidy", 1, NOW.plusSeconds(45));

        assertThat(fixture.itemOf("open:tidy").keySet())
                .noneMatch(name -> name.startsWith("taken_"));
    }

    /** What was taken in the span before is counted until its videos are sure to be listed. */
    @Test
    void keepsThePlacesOfTheSpanBeforeThroughEveryCount() {
        open.take("steadfast", 1, NOW);

        assertThat(open.take("steadfast", 1, NOW.plusSeconds(10))).isFalse();
        assertThat(open.take("steadfast", 1, NOW.plusSeconds(15))).isFalse();
        assertThat(open.take("steadfast", 1, NOW.plusSeconds(20))).isTrue();
    }

    @Test
    void givesTheFirstPlaceWhereThereIsNoCounter() {
        assertThat(open.take("new-owner", 1, NOW)).isTrue();
        assertThat(open.take("new-owner", 1, NOW)).isFalse();
    }

    @Test
    void letsNobodyPastTheCeilingInAStorm() {
        // None of them has written its video when the others count.
        long taken =
                IntStream.range(0, 64)
                        .parallel()
                        .filter(i -> open.take("stormy", 10, NOW.plusSeconds(i / 8)))
                        .count();

        assertThat(taken).isEqualTo(10);
    }

    @Test
    void forgetsVideosThatCannotBeOpenAnyMore() {
        make("patient", 2);

        assertThat(open.take("patient", 2, NOW.plus(Duration.ofDays(3)))).isFalse();
        assertThat(open.take("patient", 2, NOW.plus(Duration.ofDays(5)))).isTrue();
    }

    /** Videos of an owner up to the ceiling, each written as soon as it has a place. */
    private static List<VideoId> make(String owner, int most) {
        return IntStream.range(0, most)
                .filter(_ -> open.take(owner, most, NOW))
                .mapToObj(_ -> queued(owner))
                .toList();
    }

    private static VideoId queued(String owner) {
        Video video = CatalogFixture.video(owner, NOW);
        fixture.catalog().create(video);
        return video.id();
    }

    private static void finish(VideoId id) {
        fixture.catalog()
                .recordCompleted(
                        id,
                        new StoredVideo("videos/x", 1, "0".repeat(64), VideoFormat.MP4, null, null),
                        NOW);
    }
}

package reelay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.catalog.VideoListing.Order;
import reelay.catalog.VideoListing.Page;
import reelay.video.Hold;
import reelay.video.Job;
import reelay.video.Video;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class VideoListingTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

    private static CatalogFixture fixture;
    private static VideoListing listing;

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        listing = fixture.listing();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void pagesThroughAnOwnersVideosNewestFirst() {
        List<VideoId> made = videosOf("pager", 5);

        Page first = page("pager", Optional.empty(), 2, Order.NEWEST_FIRST).orElseThrow();
        Page second = next("pager", first, Order.NEWEST_FIRST);
        Page third = next("pager", second, Order.NEWEST_FIRST);

        assertThat(ids(first)).containsExactly(made.get(4), made.get(3));
        assertThat(ids(second)).containsExactly(made.get(2), made.get(1));
        assertThat(ids(third)).containsExactly(made.get(0));
        assertThat(List.of(first.hasMore(), second.hasMore(), third.hasMore()))
                .containsExactly(true, true, false);
    }

    @Test
    void listsTheOwnersVideosThatWait() {
        List<VideoId> made = videosOf("waiter", 3);
        Hold hold = new Hold("rate_limited", "Too many.", NOW, NOW.plusSeconds(20));
        fixture.catalog().submits().recordHold(made.get(1), hold);
        fixture.catalog().submits().recordHold(made.get(2), hold);
        fixture.catalog().recordJob(made.get(2), new Job("job-waiter", "openai", NOW));
        fixture.catalog().submits().recordHold(videosOf("somebody else", 1).getFirst(), hold);

        assertThat(listing.held("waiter", NOW, 10))
                .extracting(Video::id)
                .containsExactly(made.get(1));
        assertThat(listing.held("waiter", NOW.plusSeconds(60), 10)).isEmpty();
    }

    @Test
    void listsNoMoreVideosThatWaitThanAreWanted() {
        List<VideoId> made = videosOf("patient", 3);
        Hold hold = new Hold("rate_limited", "Too many.", NOW, NOW.plusSeconds(20));
        made.forEach(id -> fixture.catalog().submits().recordHold(id, hold));

        assertThat(listing.held("patient", NOW, 2))
                .extracting(Video::id)
                .containsExactly(made.get(0), made.get(1));
    }

    @Test
    void listsTheOldestFirstWhenAsked() {
        List<VideoId> made = videosOf("historian", 3);

        Page page = page("historian", Optional.empty(), 10, Order.OLDEST_FIRST).orElseThrow();

        assertThat(ids(page)).isEqualTo(made);
    }

    @Test
    void showsNobodyAnotherOwnersVideos() {
        List<VideoId> made = videosOf("alice", 1);

        assertThat(page("bob", Optional.empty(), 10, Order.NEWEST_FIRST).orElseThrow())
                .isEqualTo(new Page(List.of(), false));
        assertThat(page("bob", Optional.of(made.get(0)), 10, Order.NEWEST_FIRST)).isEmpty();
    }

    @Test
    void hasNoPageAfterAVideoThatDoesNotExist() {
        VideoId nothing = VideoId.random(new SplittableRandom(1));

        assertThat(page("alice", Optional.of(nothing), 10, Order.NEWEST_FIRST)).isEmpty();
    }

    @Test
    void findsTheNewestVideoOfTheSameRequest() {
        List<VideoId> made = videosOf("repeater", 2);

        assertThat(listing.newestLike("repeater", "hash", NOW).map(Video::id))
                .contains(made.get(1));
        assertThat(listing.newestLike("repeater", "other", NOW)).isEmpty();
        assertThat(listing.newestLike("repeater", "hash", NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void showsTheOthersWhenOneItemCannotBeRead() {
        List<VideoId> made = videosOf("unlucky", 3);
        fixture.dynamoDb()
                .updateItem(
                        update ->
                                update.tableName(fixture.environment().get("VIDEOS_TABLE"))
                                        .key(
                                                Map.of(
                                                        "id",
                                                        AttributeValue.fromS(made.get(1).value())))
                                        .updateExpression("REMOVE prompt"));

        Page page = page("unlucky", Optional.empty(), 2, Order.OLDEST_FIRST).orElseThrow();

        assertThat(ids(page)).containsExactly(made.get(0), made.get(2));
        assertThat(page.hasMore()).isFalse();
    }

    @Test
    void endsAPageBeforeAVideoThatDoesNotFit() {
        List<VideoId> made = videosOf("wordy", 4);

        Page two =
                listing.page("wordy", Optional.empty(), 10, Order.OLDEST_FIRST, upTo(2))
                        .orElseThrow();
        Page one =
                listing.page("wordy", Optional.empty(), 10, Order.OLDEST_FIRST, upTo(0))
                        .orElseThrow();
        Page last =
                listing.page("wordy", Optional.of(made.get(2)), 10, Order.OLDEST_FIRST, upTo(0))
                        .orElseThrow();

        assertThat(ids(two)).containsExactly(made.get(0), made.get(1));
        assertThat(two.hasMore()).isTrue();
        // One that fits nowhere would otherwise hide all behind it.
        assertThat(ids(one)).containsExactly(made.getFirst());
        assertThat(one.hasMore()).isTrue();
        assertThat(ids(last)).containsExactly(made.getLast());
        assertThat(last.hasMore()).isFalse();
    }

    private static Predicate<Video> upTo(int most) {
        AtomicInteger shown = new AtomicInteger();
        return _ -> shown.incrementAndGet() <= most;
    }

    private static Optional<Page> page(
            String owner, Optional<VideoId> after, int limit, Order order) {
        return listing.page(owner, after, limit, order, _ -> true);
    }

    private Page next(String owner, Page page, Order order) {
        return page(owner, Optional.of(page.videos().getLast().id()), 2, order).orElseThrow();
    }

    private static List<VideoId> videosOf(String owner, int count) {
        List<VideoId> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Video video = CatalogFixture.video(owner, NOW.plusSeconds(i));
            fixture.catalog().create(video);
            made.add(video.id());
        }
        return made;
    }

    private static List<VideoId> ids(Page page) {
        return page.videos().stream().map(Video::id).toList();
    }
}

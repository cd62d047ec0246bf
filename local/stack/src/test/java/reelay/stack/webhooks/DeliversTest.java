package reelay.stack.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reelay.stack.faults.FaultPlan;
import reelay.stack.faults.plan.Mishap;
import reelay.stack.faults.plan.Point;
import reelay.video.VideoId;
import reelay.webhooks.OffReason;
import reelay.webhooks.WebhookEndpoint;

/** Receivers of many kinds, functions that die, and days that pass in moments. */
class DeliversTest {

    private static final String OWNER = "alice";

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final DeliveryWorld world = new DeliveryWorld(FaultPlan.NONE);

    @Test
    void everyEndpointHearsOnceOfEachVideo() {
        PlayedReceiver first = world.receiver(OWNER, "first", _ -> 200);
        PlayedReceiver second = world.receiver(OWNER, "second", _ -> 204);
        PlayedReceiver another = world.receiver("bob", "bob", _ -> 200);
        List<String> videos = videos(20);

        world.live(Duration.ofMinutes(10));

        for (PlayedReceiver receiver : List.of(first, second)) {
            assertThat(receiver.got).hasSize(20);
            assertThat(receiver.acknowledged()).containsExactlyInAnyOrderElementsOf(videos);
        }
        assertThat(another.got).isEmpty();
    }

    @Test
    void aReceiverThatIsBrokenForAnHourGetsItAllTheSame() {
        Instant mended = DeliveryWorld.START.plus(Duration.ofHours(1));
        PlayedReceiver broken =
                world.receiver(OWNER, "broken", now -> now.isBefore(mended) ? 500 : 200);
        PlayedReceiver well = world.receiver(OWNER, "well", _ -> 200);
        List<String> videos = videos(5);

        world.live(A_WEEK);

        assertThat(broken.acknowledged()).containsExactlyInAnyOrderElementsOf(videos);
        assertThat(broken.got.stream().map(PlayedReceiver.Got::webhookId).distinct()).hasSize(5);
        assertThat(broken.got.size()).isBetween(5 * 6, 5 * 7);
        assertThat(world.endpointOf(OWNER, broken).failingSince()).isEmpty();
        assertSoon(well);
    }

    @Test
    void aReceiverThatNeverWorksIsTriedTwelveTimesInThreeDaysAndThenSwitchedOff() {
        PlayedReceiver dead = world.receiver(OWNER, "dead", _ -> 500);
        videos(1);

        world.live(A_WEEK);

        assertThat(dead.got).hasSize(12);
        assertThat(Duration.between(DeliveryWorld.START, dead.got.getLast().at()))
                .isBetween(Duration.ofHours(56), Duration.ofHours(72));
        WebhookEndpoint endpoint = world.endpointOf(OWNER, dead);
        assertThat(endpoint.off().orElseThrow().reason()).isEqualTo(OffReason.FAILING);
        assertThat(world.busEvents)
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.path("DetailType").asText())
                                        .isEqualTo("Webhook Endpoint Disabled"));
        world.completed(OWNER, A_WEEK);
        world.live(A_WEEK.plusDays(7));
        assertThat(dead.got).hasSize(12);
    }

    @Test
    void aReceiverThatIsGoneIsAskedOnce() {
        PlayedReceiver gone = world.receiver(OWNER, "gone", _ -> 410);
        videos(1);

        world.live(A_WEEK);

        assertThat(gone.got).hasSize(1);
        assertThat(world.endpointOf(OWNER, gone).off().orElseThrow().reason())
                .isEqualTo(OffReason.GONE);
    }

    @Test
    void aRedirectIsAFailureAndNotFollowed() {
        PlayedReceiver moved = world.receiver(OWNER, "moved", _ -> 307);
        PlayedReceiver well = world.receiver(OWNER, "well", _ -> 200);
        videos(1);

        world.live(A_WEEK);

        assertThat(moved.got).hasSize(12);
        assertSoon(well);
    }

    /** After the first wave one try at a time finds out whether it still hangs. */
    @Test
    void aReceiverThatHangsDelaysNobodyElse() {
        PlayedReceiver hanging = world.receiver(OWNER, "hanging", _ -> PlayedReceiver.HANGS);
        PlayedReceiver well = world.receiver(OWNER, "well", _ -> 200);
        PlayedReceiver bobs = world.receiver("bob", "bob", _ -> 200);
        List<String> videos = videos(20);
        world.completed("bob", Duration.ofSeconds(1));

        world.live(A_WEEK);

        assertThat(well.acknowledged()).containsExactlyInAnyOrderElementsOf(videos);
        assertSoon(well);
        assertSoon(bobs);
        // Once it is known to hang, no two functions wait for it at the same time.
        List<Instant> later =
                hanging.got.stream()
                        .map(PlayedReceiver.Got::at)
                        .filter(at -> at.isAfter(DeliveryWorld.START.plusSeconds(40)))
                        .toList();
        assertThat(later).hasSizeGreaterThan(20);
        assertThat(IntStream.range(1, later.size()))
                .allSatisfy(
                        i ->
                                assertThat(Duration.between(later.get(i - 1), later.get(i)))
                                        .isGreaterThanOrEqualTo(Duration.ofSeconds(15)));
        assertThat(world.endpointOf(OWNER, hanging).off()).isPresent();
    }

    @Test
    void whoHungAndWorksAgainGetsEverything() {
        Instant mended = DeliveryWorld.START.plus(Duration.ofHours(2));
        PlayedReceiver slow =
                world.receiver(
                        OWNER, "slow", now -> now.isBefore(mended) ? PlayedReceiver.HANGS : 200);
        List<String> videos = videos(20);

        world.live(A_WEEK);

        assertThat(slow.acknowledged()).containsExactlyInAnyOrderElementsOf(videos);
    }

    /** Wherever notify or deliver dies, both endpoints hear of the video. */
    @Test
    void nothingIsLostWhereverAFunctionDies() {
        List<Point> points = points();
        assertThat(points).hasSizeGreaterThan(12);
        List<String> lost = new ArrayList<>();
        int repeated = 0;
        for (Point point : points) {
            for (Mishap death : List.of(Mishap.DIED_BEFORE, Mishap.DIED_AFTER)) {
                DeliveryWorld dying = new DeliveryWorld(FaultPlan.of(Map.of(point, death)));
                PlayedReceiver first = dying.receiver(OWNER, "first", _ -> 200);
                PlayedReceiver second = dying.receiver(OWNER, "second", _ -> 200);
                String video = dying.completed(OWNER, Duration.ZERO).value();
                dying.live(Duration.ofHours(1));
                assertThat(dying.outside.struck()).hasSize(1);
                for (PlayedReceiver receiver : List.of(first, second)) {
                    if (!receiver.acknowledged().contains(video)) {
                        lost.add(death + " at " + point);
                    }
                    repeated += receiver.got.size() - 1;
                    assertThat(receiver.got.stream().map(PlayedReceiver.Got::webhookId).distinct())
                            .hasSize(1);
                }
            }
        }

        assertThat(lost).isEmpty();
        // Only a death between the answer and its note makes a receiver hear twice.
        assertThat(repeated).isBetween(1, points.size());
    }

    /** The outside calls of notify and deliver in a life in which nobody dies. */
    private List<Point> points() {
        world.receiver(OWNER, "first", _ -> 200);
        world.receiver(OWNER, "second", _ -> 200);
        videos(1);
        world.live(Duration.ofHours(1));
        return world.outside.points();
    }

    private List<String> videos(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> world.completed(OWNER, Duration.ofSeconds(i)))
                .map(VideoId::value)
                .toList();
    }

    /** Everything came within seconds of its event. */
    private static void assertSoon(PlayedReceiver receiver) {
        assertThat(receiver.got).isNotEmpty();
        assertThat(receiver.got.getLast().at())
                .isBefore(DeliveryWorld.START.plus(Duration.ofSeconds(25)));
    }
}

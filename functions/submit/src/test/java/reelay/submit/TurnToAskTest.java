package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.access.Reason;
import reelay.access.kept.AccessReports;
import reelay.access.report.AccessReport;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.video.Hold;
import reelay.video.VideoId;
import reelay.video.step.SubmitOutcome;

/** Of many videos that wait for the same access, one asks for all. */
class TurnToAskTest extends WaitingForAccess {

    @Test
    void asksOnceForAllThatWait() {
        verifiedAgo(Duration.ofMinutes(10));
        List<VideoId> waiting = List.of(refusedAsUnverified(), heldUnasked(), heldUnasked());
        now = now.plusSeconds(50);
        provider.answersSubmit(declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));

        for (VideoId id : waiting) {
            assertThat(submit(id)).isInstanceOf(SubmitOutcome.Held.class);
        }

        assertThat(provider.submits).hasSize(2);
    }

    @Test
    @Tag("slow")
    void asksOnceAnIntervalForABurstOfFiftyAndLosesNone() {
        verifiedAgo(Duration.ofMinutes(10));
        Instant start = now;
        Instant opens = now.plus(Duration.ofMinutes(1));
        List<Instant> questions = new ArrayList<>();
        List<Instant> refused = new ArrayList<>();
        provider.answersAlways(
                request -> {
                    questions.add(now);
                    if (now.isBefore(opens)) {
                        refused.add(now);
                        return declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED);
                    }
                    return accepted("job-" + request.videoId());
                });
        PriorityQueue<Look> looks = new PriorityQueue<>(Comparator.comparing(Look::at));
        for (int i = 0; i < 50; i++) {
            looks.add(new Look(now, fixture.queuedVideo().id()));
        }

        int taken = 0;
        while (!looks.isEmpty()) {
            Look look = looks.remove();
            now = look.at();
            switch (submit(look.id())) {
                case SubmitOutcome.Held held ->
                        looks.add(new Look(now.plus(held.waitSeconds()), look.id()));
                case SubmitOutcome.Accepted _ -> taken++;
                case SubmitOutcome outcome -> throw new AssertionError(outcome.toString());
            }
        }

        assertThat(taken).isEqualTo(50);
        assertThat(questions).hasSize(refused.size() + 50);
        // 2 s apart at first, then a fifth of the time waited.
        assertThat(refused).doesNotHaveDuplicates().hasSizeBetween(10, 30);
        for (int i = 1; i < refused.size(); i++) {
            Duration waited = Duration.between(start, refused.get(i - 1));
            Duration apart = Duration.between(refused.get(i - 1), refused.get(i));
            assertThat(apart).isGreaterThanOrEqualTo(waited.dividedBy(5).minusMillis(2));
        }
        assertThat(now).isBefore(opens.plus(Duration.ofMinutes(2)));
    }

    @Test
    @Tag("slow")
    void asksOnceWhenFiftySubmitAtTheSameMoment() throws Exception {
        verifiedAgo(Duration.ofMinutes(10));
        AtomicInteger questions = new AtomicInteger();
        provider.answersAlways(
                _ -> {
                    questions.incrementAndGet();
                    return declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED);
                });
        List<VideoId> burst = Stream.generate(() -> fixture.queuedVideo().id()).limit(50).toList();

        try (ExecutorService together = Executors.newFixedThreadPool(10)) {
            for (Future<SubmitOutcome> outcome :
                    together.invokeAll(
                            burst.stream()
                                    .map(id -> (Callable<SubmitOutcome>) () -> submit(id))
                                    .toList())) {
                assertThat(outcome.get()).isInstanceOf(SubmitOutcome.Held.class);
            }
        }

        assertThat(questions).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"MODERATION_BLOCKED", "RATE_LIMITED", "KEY_INVALID"})
    void asksForTheNextOneAtOnceAfterARefusalThatIsNotAboutAccess(ProviderErrorKind kind) {
        verifiedAgo(Duration.ofMinutes(10));
        provider.answersSubmit(declined(kind));
        submit(fixture.queuedVideo().id());
        VideoId next = fixture.queuedVideo().id();
        provider.answersSubmit(accepted("job-" + next));

        assertThat(submit(next)).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void letsTheNextOneAskAMinuteAfterAnAskerWhoWasNeverHeardOfAgain() {
        verifiedAgo(Duration.ofMinutes(10));
        provider.answersSubmit(new SubmitAnswer.Unclear("no answer"));
        submit(fixture.queuedVideo().id());
        VideoId next = fixture.queuedVideo().id();
        now = now.plusSeconds(59);
        assertThat(submit(next)).isInstanceOf(SubmitOutcome.Held.class);
        now = now.plusSeconds(1);
        provider.answersSubmit(accepted("job-" + next));

        assertThat(submit(next)).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void looksAgainSoonAsTheAskerMayBeTaken() {
        verifiedAgo(Duration.ZERO);
        assertThat(refusedForAQuarterOfAnHour()).isEqualTo(Duration.ofMinutes(2));

        VideoId late = fixture.queuedVideo().id();
        assertThat(wait(late)).isEqualTo(Duration.ofSeconds(2));
        now = now.plusSeconds(114);
        assertThat(wait(late)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void noReportButOneThatSaysReadyEndsATurn() {
        verifiedAgo(Duration.ZERO);
        refusedForAQuarterOfAnHour();
        VideoId late = heldUnasked();
        now = now.plusSeconds(1);
        keepReport(Reason.VERIFICATION_PROPAGATING);
        now = now.plusSeconds(10);

        assertThat(submit(late)).isInstanceOf(SubmitOutcome.Held.class);
        assertThat(provider.submits).hasSize(4);
    }

    @Test
    void everybodyAsksAtOnceOnceOneWasTakenAfterAllThatPeopleTold() {
        verifiedAgo(Duration.ofMinutes(10));
        assertThat(takenWhileAnotherAsks()).isInstanceOf(SubmitOutcome.Held.class);

        assertThat(takenWhileAnotherAsks()).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void oneAsksForAllAgainWhenSomethingWasToldAfterOneWasTaken() {
        verifiedAgo(Duration.ofMinutes(10));
        takenWhileAnotherAsks();
        now = now.plusSeconds(1);
        tell(Milestone.TIER_UPGRADED_AT, now);

        assertThat(takenWhileAnotherAsks()).isInstanceOf(SubmitOutcome.Held.class);
    }

    @Test
    void oneAsksForAllAgainWhenOneWasRefusedAfterOneWasTaken() {
        verifiedAgo(Duration.ofMinutes(10));
        takenWhileAnotherAsks();
        now = now.plusSeconds(1);
        provider.answersAlways(_ -> declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));
        assertThat(submit(fixture.queuedVideo().id())).isInstanceOf(SubmitOutcome.Held.class);
        now = now.plusSeconds(61);

        assertThat(takenWhileAnotherAsks()).isInstanceOf(SubmitOutcome.Held.class);
    }

    /** What a video is told that comes while the provider is asked for another, which it takes. */
    private SubmitOutcome takenWhileAnotherAsks() {
        VideoId first = fixture.queuedVideo().id();
        VideoId second = fixture.queuedVideo().id();
        List<SubmitOutcome> meanwhile = new ArrayList<>();
        provider.answersAlways(
                request -> {
                    if (request.videoId().equals(first)) {
                        meanwhile.add(submit(second));
                    }
                    return accepted("job-" + request.videoId());
                });
        assertThat(submit(first)).isInstanceOf(SubmitOutcome.Accepted.class);
        return meanwhile.getFirst();
    }

    @Test
    void believesNoReportFromBeforeTheWait() {
        verifiedAgo(Duration.ofMinutes(10));
        keepReport(Reason.VERIFICATION_PROPAGATING);
        VideoId id = refusedAsUnverified();
        now = now.plusSeconds(50);
        provider.answersSubmit(accepted("job-" + id));

        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void asksAgainWhenAReportHasGrownOld() {
        verifiedAgo(Duration.ofMinutes(10));
        VideoId id = refusedAsUnverified();
        now = now.plusSeconds(50);
        keepReport(Reason.VERIFICATION_PROPAGATING);
        now = now.plusSeconds(10);
        assertThat(wait(id)).isEqualTo(Duration.ofSeconds(2));
        now = now.plusSeconds(2);
        provider.answersSubmit(accepted("job-" + id));

        // A report counts for a fifth of the time waited: 12.4 s after 62 s, and it is 12 s old.
        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Held.class);
        now = now.plusSeconds(1);
        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    /** How long the one who asks for all waits at last. */
    private Duration refusedForAQuarterOfAnHour() {
        VideoId asker = refusedAsUnverified();
        Duration wait = Duration.ZERO;
        for (int i = 0; i < 3; i++) {
            now = now.plusSeconds(300);
            provider.answersSubmit(declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));
            wait = wait(asker);
        }
        return wait;
    }

    private Duration wait(VideoId id) {
        return ((SubmitOutcome.Held) submit(id)).waitSeconds();
    }

    private record Look(Instant at, VideoId id) {}

    private VideoId heldUnasked() {
        VideoId id = fixture.queuedVideo().id();
        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Held.class);
        return id;
    }

    @Test
    void goesOnAtItsNextLookOnceAnotherVideoWasTaken() {
        verifiedAgo(Duration.ofMinutes(10));
        VideoId first = refusedAsUnverified();
        VideoId second = heldUnasked();
        now = now.plusSeconds(50);
        provider.answersSubmit(accepted("job-" + first)).answersSubmit(accepted("job-" + second));

        assertThat(submit(first)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(submit(second)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(now(first).waiting()).isEmpty();
    }

    @Test
    void believesACheckThatStillSaysPropagating() {
        verifiedAgo(Duration.ofMinutes(10));
        VideoId id = refusedAsUnverified();
        now = now.plusSeconds(50);
        keepReport(Reason.VERIFICATION_PROPAGATING);

        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Held.class);
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void asksAtOnceWhenACheckSaysReady() {
        verifiedAgo(Duration.ofMinutes(10));
        VideoId id = refusedAsUnverified();
        now = now.plusSeconds(1);
        keepReport(Reason.READY);
        provider.answersSubmit(accepted("job-" + id));

        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void asksForEachVideoThatWaitsForSomethingElseThanAccess() {
        VideoId first = waitingForABusyProvider();
        VideoId second = waitingForABusyProvider();
        now = now.plusSeconds(30);
        provider.answersSubmit(declined(ProviderErrorKind.RATE_LIMITED))
                .answersSubmit(accepted("job-" + second));

        assertThat(submit(first)).isInstanceOf(SubmitOutcome.Busy.class);
        assertThat(submit(second)).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    private VideoId waitingForABusyProvider() {
        VideoId id = fixture.queuedVideo().id();
        catalog.submits()
                .recordHold(id, new Hold("rate_limited", "Too many.", now, now.plusSeconds(20)));
        return id;
    }

    private void keepReport(Reason reason) {
        new AccessReports(access.dynamoDb(), access.name())
                .keep(
                        new AccessReport(
                                "openai",
                                reason.verdict(),
                                reason,
                                "as told",
                                now,
                                null,
                                "api.openai.com",
                                List.of("sora-2"),
                                List.of(),
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                Milestones.NONE),
                        true);
    }
}

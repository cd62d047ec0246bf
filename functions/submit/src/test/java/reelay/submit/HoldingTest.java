package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.access.AccessTable;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.access.Reason;
import reelay.access.kept.AccessReports;
import reelay.access.kept.KeptMilestones;
import reelay.access.kept.LastSubmits;
import reelay.access.kept.SubmitEvidence;
import reelay.access.report.AccessReport;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoCatalog;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.video.Hold;
import reelay.video.Job;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoStatus;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;

/** Videos that wait for access, with the clock in the test's hand. */
class HoldingTest {

    private static CatalogFixture fixture;
    private static VideoCatalog catalog;

    private final ScriptedProvider provider = new ScriptedProvider();
    private AccessTable access;
    private Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        catalog = fixture.catalog();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void knowNothingYet() {
        access = new AccessTable();
    }

    @Test
    void holdsAVideoWhileTheVerificationArrives() {
        verifiedAgo(Duration.ofMinutes(10));
        VideoId id = refusedAsUnverified();

        assertThat(now(id).status()).isEqualTo(VideoStatus.QUEUED);
        Hold hold = now(id).waiting().orElseThrow();
        assertThat(hold.reason()).isEqualTo("verification_propagating");
        assertThat(hold.message()).contains("10 minutes ago", "15 to 30 minutes");
        assertThat(hold.since()).isEqualTo(now);
        assertThat(hold.until()).isEqualTo(now.plus(Duration.ofMinutes(20)));
    }

    @Test
    void failsAtOnceWithTheFirstStepWhenNobodySaidItWasVerified() {
        provider.answersSubmit(declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));

        assertThat(submit(fixture.queuedVideo().id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.failure().code().word())
                                    .isEqualTo("organization_unverified");
                            assertThat(refused.failure().message())
                                    .contains(
                                            "First: ",
                                            "Organization Verified",
                                            "https://platform.openai.com/settings/organization/general");
                        });
    }

    @Test
    void failsWhenTheWindowHasPassedInVain() {
        verifiedAgo(Duration.ofMinutes(29));
        VideoId id = refusedAsUnverified();
        now = now.plus(Duration.ofMinutes(1));
        provider.answersSubmit(declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));

        assertThat(submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused ->
                                assertThat(refused.failure().code().word())
                                        .isEqualTo("organization_unverified"));
    }

    @Test
    void looksOftenAtFirstAndAtLeastEveryTwoMinutesInTheFirstHour() {
        tell(Milestone.ACCESS_GRANTED_AT, now);
        VideoId id = fixture.queuedVideo().id();
        Instant start = now;
        Duration longest = Duration.ZERO;
        while (now.isBefore(start.plus(Duration.ofMinutes(55)))) {
            provider.answersSubmit(declined(ProviderErrorKind.MODEL_NOT_PERMITTED));
            Duration wait = ((SubmitOutcome.Held) submit(id)).waitSeconds();
            longest = wait.compareTo(longest) > 0 ? wait : longest;
            now = now.plus(wait);
        }

        assertThat(longest).isEqualTo(Duration.ofMinutes(2));
        assertThat(provider.submits).hasSizeBetween(30, 60);
    }

    @Test
    void looksAgainWhenTheWindowEndsAndNotLater() {
        verifiedAgo(Duration.ofMinutes(29));
        VideoId id = refusedAsUnverified();
        now = now.plusSeconds(58);
        provider.answersSubmit(declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));

        assertThat(submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Held.class,
                        held -> assertThat(held.waitSeconds()).isEqualTo(Duration.ofSeconds(2)));
    }

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
    @EnumSource(names = {"MODERATION_BLOCKED", "REQUEST_REFUSED", "REQUEST_INVALID"})
    void holdsNothingThatNamesNeitherAccessNorTheModel(ProviderErrorKind kind) {
        verifiedAgo(Duration.ofMinutes(10));
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(declined(kind));

        assertThat(submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.failure().code()).isEqualTo(kind.failure());
                            assertThat(refused.failure().message())
                                    .contains("the provider's own sentence");
                        });
        assertThat(now(id).waiting()).isEmpty();
    }

    @Test
    void asksForTheNextOneAtOnceAfterARefusalThatIsNotAboutAccess() {
        verifiedAgo(Duration.ofMinutes(10));
        provider.answersSubmit(declined(ProviderErrorKind.MODERATION_BLOCKED));
        submit(fixture.queuedVideo().id());
        VideoId next = fixture.queuedVideo().id();
        provider.answersSubmit(accepted("job-" + next));

        assertThat(submit(next)).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void promisesToHoldForNoLongerThanTheDeploymentDoes() {
        tell(Milestone.ACCESS_REQUESTED_AT, now);
        provider.answersSubmit(declined(ProviderErrorKind.MODEL_NOT_PERMITTED));
        VideoId id = fixture.queuedVideo().id();

        submit(id);

        Hold hold = now(id).waiting().orElseThrow();
        assertThat(hold.until()).isEqualTo(now(id).createdAt().plus(SubmitUnderTest.HOLD_LIMIT));
        assertThat(hold.message()).contains("1 to 3 business days", "is held for 5 hours at most");
    }

    @Test
    void saysWhatItGaveUpOnAndAfterHowLong() {
        verifiedAgo(Duration.ZERO);
        VideoId id = refusedAsUnverified();
        now = now.plus(Duration.ofMinutes(25));
        provider.answersSubmit(declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));

        assertThat(submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Held.class,
                        held ->
                                assertThat(held.failure().message())
                                        .containsPattern("Reelay gave up after 2[45] minutes")
                                        .contains("ask for it again once the account may"));
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
    void saysOnTheItemThatAProviderIsBusy() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(declined(ProviderErrorKind.RATE_LIMITED));

        submit(id);

        assertThat(now(id).waiting()).map(Hold::reason).contains("rate_limited");
    }

    @Test
    void keepsWhatTheProviderSaidOfEachModel() {
        VideoId id = refusedAsUnverified();
        LastSubmits refused = evidence().latest("sora-2");
        assertThat(refused.standingRefusal().orElseThrow().error().kind())
                .isEqualTo(ProviderErrorKind.ORGANIZATION_UNVERIFIED);

        now = now.plusSeconds(1);
        provider.answersSubmit(accepted("job-" + id));
        submit(id);
        assertThat(evidence().latest("sora-2").succeededAt()).contains(now);
        assertThat(evidence().latest("sora-2").standingRefusal()).isEmpty();
    }

    @Test
    void keepsNothingOfWhatSaysNothingAboutTheAccount() {
        provider.answersSubmit(declined(ProviderErrorKind.MODERATION_BLOCKED));

        submit(fixture.queuedVideo().id());

        assertThat(evidence().latest("sora-2").refusal()).isEmpty();
    }

    @Test
    void keepsNothingOfASubmitThatReachedNobody() {
        provider.answersSubmit(
                new SubmitAnswer.Declined(
                        new ProviderError(
                                ProviderErrorKind.UNREACHABLE,
                                OptionalInt.empty(),
                                Optional.empty(),
                                "nobody answers at that address",
                                Optional.empty(),
                                Optional.empty())));

        assertThat(submit(fixture.queuedVideo().id())).isInstanceOf(SubmitOutcome.Busy.class);

        assertThat(evidence().latest("sora-2").refusal()).isEmpty();
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

    @Test
    void takesAVideoEvenIfTheEvidenceCannotBeKept() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(accepted("job-" + id)).meanwhile(access::close);

        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(now(id).acceptedJob()).map(Job::id).contains("job-" + id);
    }

    private VideoId refusedAsUnverified() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));
        submit(id);
        return id;
    }

    private void verifiedAgo(Duration past) {
        tell(Milestone.VERIFIED_AT, now.minus(past));
    }

    private void tell(Milestone milestone, Instant time) {
        new KeptMilestones(access.dynamoDb(), access.name())
                .write(Milestones.NONE.with(milestone, Optional.of(time)));
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

    private SubmitEvidence evidence() {
        return SubmitUnderTest.evidence(access);
    }

    private SubmitOutcome submit(VideoId id) {
        return SubmitUnderTest.of(fixture, access, provider, Set.of(), () -> now)
                .submit(new StepInput(id));
    }

    private static Video now(VideoId id) {
        return catalog.find(id).orElseThrow();
    }
}

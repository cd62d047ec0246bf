package reelay.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;
import static reelay.submit.ScriptedProvider.error;
import static reelay.submit.ScriptedProvider.job;
import static reelay.submit.SubmitUnderTest.LISTED;
import static reelay.submit.SubmitUnderTest.SETTLING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.access.AccessTable;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoBucket;
import reelay.catalog.VideoCatalog;
import reelay.provider.FindAnswer;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ReferenceImage;
import reelay.provider.SubmitAnswer;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.Operation;
import reelay.video.StepInput;
import reelay.video.StoredVideo;
import reelay.video.SubmitOutcome;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoStatus;

class SubmitVideoTest {

    private static CatalogFixture fixture;
    private static VideoCatalog catalog;
    private static AccessTable access;

    private final ScriptedProvider provider = new ScriptedProvider();
    private Instant now = Instant.now();

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        catalog = fixture.catalog();
        access = new AccessTable();
    }

    @AfterAll
    static void stop() {
        fixture.close();
        access.close();
    }

    @Test
    void handsAVideoOverAndKeepsTheJob() {
        Video video = fixture.queuedVideo();
        provider.answersSubmit(accepted("job-1-" + video.id()));

        assertThat(submit(video.id()))
                .isEqualTo(new SubmitOutcome.Accepted(Duration.ofSeconds(10)));

        assertThat(provider.submits.getFirst().request()).isEqualTo(video.request());
        assertThat(now(video).job().id()).isEqualTo("job-1-" + video.id());
        assertThat(now(video).job().provider()).isEqualTo("scripted");
        assertThat(now(video).status()).isEqualTo(VideoStatus.IN_PROGRESS);
    }

    @Test
    void asksOnceEvenWhenItRunsTwice() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(accepted("job-" + id));

        submit(id);

        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void sendsTheReferenceImageAlong() {
        Video queued = CatalogFixture.video("alice", now);
        String key = VideoBucket.referenceKey("alice", queued.id(), "png");
        fixture.bucket().putReference(key, "image/png", "a picture".getBytes(UTF_8));
        catalog.create(
                Video.queued(
                        queued.id(),
                        "alice",
                        queued.request(),
                        "hash",
                        Optional.of(key),
                        now,
                        Optional.empty()));
        provider.answersSubmit(accepted("job-" + queued.id()));

        submit(queued.id());

        ReferenceImage sent = provider.submits.getFirst().reference().orElseThrow();
        assertThat(sent.contentType()).isEqualTo("image/png");
        assertThat(sent.fileName()).isEqualTo(queued.id() + ".png");
        assertThat(UTF_8.decode(sent.bytes()).toString()).isEqualTo("a picture");
    }

    @Test
    void namesTheSourceByItsJob() {
        Video source = fixture.queuedVideo();
        catalog.recordJob(source.id(), new Job("job-" + source.id(), "scripted", now));
        Video remix = remixOf(source.id());
        provider.answersSubmit(accepted("job-" + remix.id()));

        assertThat(submit(remix.id())).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(provider.submits.getFirst().sourceJob()).contains("job-" + source.id());
        assertThat(provider.submits.getFirst().request()).isEqualTo(remix.request());
    }

    @Test
    void looksForALostRemixByItsSource() {
        Video source = fixture.queuedVideo();
        catalog.recordJob(source.id(), new Job("job-" + source.id(), "scripted", now));
        Video remix = remixOf(source.id());
        catalog.claimSubmit(remix.id(), 1, now);
        now = now.plus(SETTLING).plusSeconds(1);
        provider.answersFind(new FindAnswer.Found(List.of(job("job-" + remix.id()))));

        assertThat(submit(remix.id())).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(provider.searches.getFirst().sourceJob()).contains("job-" + source.id());
        assertThat(provider.submits).isEmpty();
    }

    @Test
    void failsWhenTheSourceWasDeleted() {
        Video remix = remixOf(VideoId.random(new SplittableRandom(1)));

        assertThat(submit(remix.id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused ->
                                assertThat(refused.failure().code().word())
                                        .isEqualTo("source_gone"));
        assertThat(provider.submits).isEmpty();
        assertThat(now(remix).submitAttempt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND, source_gone", "ROUTE_MISSING, unsupported_operation"})
    void saysWhatTheProviderLacksForARemix(ProviderErrorKind kind, String code) {
        Video source = fixture.queuedVideo();
        catalog.recordJob(source.id(), new Job("job-" + source.id(), "scripted", now));
        provider.answersSubmit(declined(kind));

        assertThat(submit(remixOf(source.id()).id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.failure().code().word()).isEqualTo(code);
                            assertThat(refused.failure().message())
                                    .contains("scripted", "the provider's own sentence");
                        });
    }

    private Video remixOf(VideoId source) {
        Video plain = CatalogFixture.video("alice", now);
        Video remix =
                Video.queued(
                        plain.id(),
                        "alice",
                        new VideoRequest(
                                plain.request().model(),
                                plain.request().prompt(),
                                plain.request().seconds(),
                                plain.request().size(),
                                new Operation.Remix(source)),
                        "hash",
                        Optional.empty(),
                        now,
                        Optional.empty());
        catalog.create(remix);
        return remix;
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, unreachable",
        "RATE_LIMITED, provider_busy",
        "OVERLOADED, provider_busy",
        "SERVER_ERROR, provider_busy"
    })
    void waitsForABusyProviderAndThenSubmitsAgain(ProviderErrorKind kind, String code) {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(declined(kind)).answersSubmit(accepted("job-" + id));

        assertThat(submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy -> assertThat(busy.failure().code().word()).isEqualTo(code));
        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(now(id).submitAttempt()).isEqualTo(2);
    }

    @Test
    void saysThatItGaveUpAndAfterHowLongAndWhatToDoShouldABusyProviderNeverTakeIt() {
        VideoId id = fixture.queuedVideo().id();
        now = now.plus(Duration.ofHours(5));
        provider.answersSubmit(declined(ProviderErrorKind.RATE_LIMITED));

        assertThat(submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy ->
                                assertThat(busy.failure().message())
                                        .contains(
                                                "Reelay gave up after 5 hours",
                                                "nothing was paid",
                                                "later",
                                                "rate_limited"));
    }

    @Test
    void saysThatItGaveUpAndNotThatNothingWasPaidShouldItNeverBecomeClear() {
        Video video = unclear();
        provider.answersFind(new FindAnswer.Found(List.of()));

        assertThat(submit(video.id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy ->
                                assertThat(busy.failure().message())
                                        .contains("Reelay gave up after", "may pay twice")
                                        .doesNotContain("nothing was paid"));
    }

    @ParameterizedTest
    @CsvSource({
        "KEY_INVALID, key_invalid",
        "MODERATION_BLOCKED, moderation_blocked",
        "QUOTA_EXHAUSTED, credit_exhausted",
        "RETIRED, provider_retired",
        "ORGANIZATION_UNVERIFIED, organization_unverified"
    })
    void refusesWhatNoWaitingHelps(ProviderErrorKind kind, String code) {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(declined(kind));

        assertThat(submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.failure().code().word()).isEqualTo(code);
                            assertThat(refused.failure().message())
                                    .contains("the provider's own sentence");
                        });
    }

    @Test
    void looksForTheJobOfAnUnclearSubmitInsteadOfAskingAgain() {
        Video video = unclear();
        provider.answersFind(new FindAnswer.Found(List.of(job("found-" + video.id()))));

        assertThat(submit(video.id())).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(provider.submits).hasSize(1);
        assertThat(provider.searches.getFirst().request()).isEqualTo(video.request());
        assertThat(now(video).job().id()).isEqualTo("found-" + video.id());
    }

    private static void assertNotClearYet(SubmitOutcome outcome, Duration wait) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy -> {
                            assertThat(busy.waitSeconds()).isEqualTo(wait);
                            assertThat(busy.failure().code()).isEqualTo(FailureCode.SUBMIT_UNCLEAR);
                        });
    }

    @Test
    void waitsUntilTheEarlierCallHasCertainlyEnded() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(new SubmitAnswer.Unclear("no answer"));
        assertNotClearYet(submit(id), SETTLING);
        now = now.plusSeconds(5);

        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Busy.class);
        assertThat(provider.searches).isEmpty();
    }

    @Test
    void waitsUntilTheProviderWouldListTheJob() {
        Video video = unclear();
        provider.answersFind(new FindAnswer.Found(List.of()));

        assertNotClearYet(submit(video.id()), Duration.ofMinutes(1));
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void reportsInsteadOfPayingTwiceWhenAJobThereIsTheSameButForItsTime() {
        Video video = unclear();
        now = now.plus(LISTED);
        provider.answersFind(new FindAnswer.Found(List.of(), List.of(job("early-" + video.id()))));

        assertThat(submit(video.id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused ->
                                assertThat(refused.failure().code().word())
                                        .isEqualTo("submit_unclear"));
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void submitsAgainWhenTheProviderCertainlyHasNoSuchJob() {
        Video video = unclear();
        now = now.plus(LISTED);
        provider.answersFind(new FindAnswer.Found(List.of()));
        provider.answersSubmit(accepted("second-" + video.id()));

        assertThat(submit(video.id())).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(provider.submits).hasSize(2);
        assertThat(now(video).submitAttempt()).isEqualTo(2);
    }

    @Test
    void passesOverJobsThatBelongToOtherVideos() {
        VideoId other = fixture.queuedVideo().id();
        catalog.recordJob(other, new Job("taken-" + other, "scripted", now));
        Video video = unclear();
        provider.answersFind(
                new FindAnswer.Found(List.of(job("taken-" + other), job("ours-" + other))));

        submit(video.id());

        assertThat(now(video).job().id()).isEqualTo("ours-" + other);
    }

    @Test
    void reportsInsteadOfPayingTwiceWhenSeveralJobsLookAlike() {
        Video video = unclear();
        provider.answersFind(
                new FindAnswer.Found(List.of(job("a-" + video.id()), job("b-" + video.id()))));

        assertThat(submit(video.id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused ->
                                assertThat(refused.failure().code().word())
                                        .isEqualTo("submit_unclear"));
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void reportsInsteadOfPayingTwiceWhenTheProviderCannotList() {
        Video video = unclear();
        provider.answersFind(new FindAnswer.CannotTell("its list shows no prompts"));

        assertThat(submit(video.id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused ->
                                assertThat(refused.failure().message())
                                        .contains("its list shows no prompts", "pay twice"));
    }

    @Test
    void looksAgainLaterWhenTheProviderIsDown() {
        Video video = unclear();
        provider.answersFind(new FindAnswer.Unavailable(error(ProviderErrorKind.UNREACHABLE)));

        assertThat(submit(video.id())).isInstanceOf(SubmitOutcome.Busy.class);
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void submitsAgainWhenAnotherVideoAdoptedItsJob() {
        VideoId id = fixture.queuedVideo().id();
        VideoId thief = fixture.queuedVideo().id();
        provider.answersSubmit(accepted("job-" + id))
                .meanwhile(() -> catalog.recordJob(thief, new Job("job-" + id, "scripted", now)));

        assertNotClearYet(submit(id), Duration.ofSeconds(2));
        assertThat(now(id).submitStartedAt()).isNull();
    }

    @Test
    void cancelsTheJobOfAVideoThatWasDeletedMeanwhile() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(accepted("job-" + id)).meanwhile(() -> catalog.delete(id));

        assertThat(submit(id)).isEqualTo(new SubmitOutcome.AlreadyFinal());
        assertThat(provider.deleted).containsExactly("job-" + id);
    }

    @Test
    void doesNothingForAVideoThatIsFinalOrGone() {
        VideoId completed = fixture.queuedVideo().id();
        catalog.recordCompleted(
                completed, new StoredVideo("k", 1, "d", VideoFormat.MP4, null, null), now);

        assertThat(submit(completed)).isEqualTo(new SubmitOutcome.AlreadyFinal());
        assertThat(submit(VideoId.random(new SplittableRandom(2))))
                .isEqualTo(new SubmitOutcome.AlreadyFinal());
        assertThat(provider.submits).isEmpty();
    }

    /** A video whose first submit got no answer, some time ago. */
    private Video unclear() {
        Video video = fixture.queuedVideo();
        provider.answersSubmit(new SubmitAnswer.Unclear("no answer"));
        submit(video.id());
        now = now.plus(SETTLING).plusSeconds(1);
        return video;
    }

    private SubmitOutcome submit(VideoId id) {
        return SubmitUnderTest.of(fixture, access, provider, Set.of(), () -> now)
                .submit(new StepInput(id));
    }

    private static Video now(Video video) {
        return now(video.id());
    }

    private static Video now(VideoId id) {
        return catalog.find(id).orElseThrow();
    }
}

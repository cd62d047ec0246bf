package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;
import static reelay.submit.ScriptedProvider.error;
import static reelay.submit.ScriptedProvider.found;
import static reelay.submit.ScriptedProvider.job;
import static reelay.submit.ScriptedProvider.listed;
import static reelay.submit.ScriptedProvider.ours;
import static reelay.submit.SubmitUnderTest.LISTED;
import static reelay.submit.SubmitUnderTest.SETTLING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.access.AccessTable;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoCatalog;
import reelay.provider.FindAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.job.JobTraits;
import reelay.provider.job.Likeness;
import reelay.provider.job.Likeness.Verdict;
import reelay.provider.job.PromptWords;
import reelay.video.ExtraFields;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.Operation;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;

/** What becomes of a submit that nobody heard the answer of. */
class LostSubmitTest {

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
    void adoptsTheOneJobThatIsSurelyItsOwnAtOnce() {
        Video video = unclear();
        provider.answersFind(found(ours("found-" + video.id())));

        assertThat(submit(video.id())).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(provider.submits).hasSize(1);
        assertThat(now(video.id()).acceptedJob()).map(Job::id).contains("found-" + video.id());
    }

    @Test
    void saysWhatTheJobMustLookLike() {
        Video video = unclear();
        Instant started = fixture.queuedState(video.id()).submitStartedAt().orElseThrow();

        submit(video.id());

        assertThat(provider.searches)
                .containsExactly(
                        new JobTraits(
                                video.id(),
                                video.request(),
                                started.minusSeconds(60),
                                started.plus(SETTLING).plusSeconds(60),
                                Optional.empty(),
                                false));
    }

    @Test
    void saysThatMoreWentAlongThanAListShows() {
        Video plain = CatalogFixture.video("alice", now);
        VideoRequest request =
                new VideoRequest(
                        plain.request().model(),
                        plain.request().prompt(),
                        4,
                        plain.request().size(),
                        new Operation.Create(new ExtraFields("{\"seed\":1}")));
        lost(queued(plain.id(), request, Optional.empty()));
        lost(queued(CatalogFixture.video("a", now).id(), plain.request(), Optional.of("a.png")));

        assertThat(provider.searches)
                .hasSize(2)
                .allSatisfy(traits -> assertThat(traits.moreWasSent()).isTrue());
    }

    /** Runs the submit of a video whose earlier try died. */
    private void lost(Video video) {
        catalog.create(video);
        catalog.submits()
                .claim(video.id(), 1, "scripted/sora-2", now.minus(SETTLING).minusSeconds(1));
        submit(video.id());
    }

    private Video queued(VideoId id, VideoRequest request, Optional<String> referenceKey) {
        return Video.queued(id, "alice", request, "hash", referenceKey, now, Optional.empty());
    }

    @Test
    void waitsUntilTheEarlierCallHasCertainlyEnded() {
        VideoId id = fixture.queuedVideo("alice", "p" + UUID.randomUUID()).id();
        provider.answersSubmit(new SubmitAnswer.Unclear("no answer"));
        assertNotClearYet(submit(id), SETTLING);
        now = now.plusSeconds(5);

        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Busy.class);
        assertThat(provider.searches).isEmpty();
    }

    @Test
    void waitsUntilTheProviderWouldListTheJob() {
        Video video = unclear();

        assertNotClearYet(submit(video.id()), Duration.ofMinutes(1));
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void submitsAgainWhenTheProviderCertainlyHasNoSuchJob() {
        Video video = unclear();
        now = now.plus(LISTED);
        provider.answersFind(found(listed("other-" + video.id(), Likeness.OTHER_PROMPT)));
        provider.answersSubmit(accepted("second-" + video.id()));

        assertThat(submit(video.id())).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(provider.submits).hasSize(2);
        assertThat(fixture.itemOf(video.id().value()).get("submit_attempt").n()).isEqualTo("2");
    }

    @ParameterizedTest
    @EnumSource(Likeness.class)
    void neverSubmitsAgainWhileAJobOfNobodysIsDoubtful(Likeness likeness) {
        if (likeness.verdict() != Verdict.DOUBTFUL) {
            return;
        }
        Video video = unclear();
        provider.answersFind(found(listed("doubt-" + video.id(), likeness)));
        assertNotClearYet(submit(video.id()), Duration.ofMinutes(1));
        now = now.plus(LISTED);

        assertThat(unclearBecause(video)).contains(likeness.seen());
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void neverSubmitsAgainWhenAListForgetsAJobThatMayHaveBeenItsOwn() {
        Video video = unclear();
        provider.answersFind(found(listed("doubt-" + video.id(), Likeness.PROMPT_NOT_SHOWN)));
        assertNotClearYet(submit(video.id()), Duration.ofMinutes(1));
        provider.answersFind(found());
        now = now.plus(LISTED);

        assertThat(unclearBecause(video)).contains("does not show it any more");
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void submitsAgainWhenTheDoubtfulJobTurnedOutToBeAnotherVideos() {
        Video video = unclear();
        String job = "other-" + video.id();
        provider.answersFind(found(listed(job, Likeness.PROMPT_NOT_SHOWN)));
        assertNotClearYet(submit(video.id()), Duration.ofMinutes(1));
        provider.answersFind(found());
        catalog.recordJob(fixture.queuedVideo().id(), new Job(job, "scripted", now));
        now = now.plus(LISTED);
        provider.answersSubmit(accepted("second-" + video.id()));

        submit(video.id());

        assertThat(provider.submits).hasSize(2);
    }

    @Test
    void passesOverJobsThatVideosOfOursHave() {
        VideoId other = fixture.queuedVideo().id();
        catalog.recordJob(other, new Job("taken-" + other, "scripted", now));
        Video video = unclear();
        provider.answersFind(
                found(
                        ours("taken-" + other),
                        listed("taken-" + other, Likeness.PROMPT_NOT_SHOWN),
                        ours("ours-" + other)));

        submit(video.id());

        assertThat(now(video.id()).acceptedJob()).map(Job::id).contains("ours-" + other);
    }

    @Test
    void isUnclearWhenSeveralJobsLookAlike() {
        Video video = unclear();
        now = now.plus(LISTED);
        provider.answersFind(found(ours("a-" + video.id()), ours("b-" + video.id())));

        assertThat(unclearBecause(video)).contains("2 jobs there look like it");
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void isUnclearWhenTheListMayLackAJob() {
        Video video = unclear();
        now = now.plus(LISTED);
        provider.answersFind(new FindAnswer.Found(List.of(), Optional.of("it repeats itself")));

        assertThat(unclearBecause(video)).contains("it repeats itself");
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void isUnclearWhenThereIsNoList() {
        Video video = unclear();
        provider.answersFind(new FindAnswer.CannotTell("the provider has no list"));

        assertThat(unclearBecause(video))
                .contains("the provider has no list", "pay twice", "./reelay adopt JOB_ID");
    }

    @Test
    void isUnclearWhenTheListShowsOurOwnJobsInOtherWords() {
        Video known = fixture.queuedVideo("alice", "a red kite above the dunes");
        catalog.recordJob(known.id(), new Job("known-" + known.id(), "scripted", now));
        Video video = unclear();
        now = now.plus(LISTED);
        provider.answersFind(
                found(
                        new FindAnswer.Listed(
                                job("known-" + known.id()),
                                Likeness.OTHER_PROMPT,
                                Optional.of(PromptWords.of("ein roter Drachen")))));

        assertThat(unclearBecause(video)).contains("in other words");
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void asksNothingOfAnotherVideoThatCannotBeRead() {
        Video known = fixture.queuedVideo("alice", "a red kite above the dunes");
        catalog.recordJob(known.id(), new Job("known-" + known.id(), "scripted", now));
        fixture.spoil(known.id());
        Video video = unclear();
        now = now.plus(LISTED);
        provider.answersSubmit(accepted("second-" + video.id()));
        provider.answersFind(
                found(
                        new FindAnswer.Listed(
                                job("known-" + known.id()),
                                Likeness.OTHER_PROMPT,
                                Optional.of(PromptWords.of("ein roter Drachen")))));

        assertThat(submit(video.id())).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void submitsAgainWhenTheListShowsOurOwnJobsAsTheyWereSent() {
        Video known = fixture.queuedVideo("alice", "a red kite above the dunes");
        catalog.recordJob(known.id(), new Job("known-" + known.id(), "scripted", now));
        Video video = unclear();
        now = now.plus(LISTED);
        provider.answersSubmit(accepted("second-" + video.id()));
        provider.answersFind(
                found(
                        new FindAnswer.Listed(
                                job("known-" + known.id()),
                                Likeness.OTHER_PROMPT,
                                Optional.of(PromptWords.of("a red kite above the dunes")))));

        assertThat(submit(video.id())).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void adoptsNothingWhileAnotherOwnersClaimOnTheSameWordsIsOpen() {
        String prompt = "The same words, " + UUID.randomUUID();
        Video first = unclear(fixture.queuedVideo("alice", prompt));
        Video second =
                unclear(fixture.queuedVideo("bob", prompt.toUpperCase(java.util.Locale.ROOT)));
        provider.answersFind(found(ours("job-" + first.id())));

        assertThat(submit(first.id())).isInstanceOf(SubmitOutcome.Busy.class);
        assertThat(submit(second.id())).isInstanceOf(SubmitOutcome.Busy.class);
        now = now.plus(LISTED);

        assertThat(unclearBecause(first)).contains("another video's");
        assertThat(unclearBecause(second)).contains("another video's");
        assertThat(now(first.id()).acceptedJob()).isEmpty();
        assertThat(now(second.id()).acceptedJob()).isEmpty();
        assertThat(provider.submits).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"OUR_ID", "OUR_SEED"})
    void adoptsTheJobWithItsOwnIdWhoeverElseAskedForTheSame(Likeness own) {
        String prompt = "The same words, " + UUID.randomUUID();
        Video first = unclear(fixture.queuedVideo("alice", prompt));
        unclear(fixture.queuedVideo("bob", prompt));
        provider.answersFind(found(listed("job-" + first.id(), own)));

        assertThat(submit(first.id())).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(now(first.id()).acceptedJob()).isPresent();
    }

    @Test
    void adoptsOnceTheOtherHasItsJobOrCertainlyNone() {
        String prompt = "The same words, " + UUID.randomUUID();
        Video with = fixture.queuedVideo("alice", prompt);
        provider.answersSubmit(accepted("job-" + with.id()));
        submit(with.id());
        Video without = fixture.queuedVideo("carol", prompt);
        provider.answersSubmit(declined(ProviderErrorKind.MODERATION_BLOCKED));
        submit(without.id());
        Video video = unclear(fixture.queuedVideo("bob", prompt));
        provider.answersFind(found(ours("job-" + with.id()), ours("job-" + video.id())));

        assertThat(submit(video.id())).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(now(video.id()).acceptedJob()).map(Job::id).contains("job-" + video.id());
    }

    @Test
    void adoptsNothingWhenTheOtherWasDeletedWithItsClaimOpen() {
        String prompt = "The same words, " + UUID.randomUUID();
        Video deleted = unclear(fixture.queuedVideo("alice", prompt));
        catalog.delete(deleted.id());
        Video video = unclear(fixture.queuedVideo("bob", prompt));
        now = now.plus(LISTED);
        provider.answersFind(found(ours("job-" + deleted.id())));

        assertThat(unclearBecause(video)).contains("another video's");
    }

    @Test
    void looksAgainWhenTheJobItWouldAdoptWasWrittenDownByItsVideoJustNow() {
        Video video = unclear();
        VideoId other = fixture.queuedVideo().id();
        provider.answersFind(found(ours("job-" + other)))
                .afterFind(
                        () -> catalog.recordJob(other, new Job("job-" + other, "scripted", now)));

        SubmitOutcome first = submit(video.id());

        assertThat(first).isInstanceOf(SubmitOutcome.Busy.class);
        assertThat(fixture.queuedState(video.id()).submitStartedAt()).isPresent();
        assertThat(now(video.id()).acceptedJob()).isEmpty();
    }

    @Test
    void looksAgainLaterWhenTheProviderIsDown() {
        Video video = unclear();
        provider.answersFind(new FindAnswer.Unavailable(error(ProviderErrorKind.UNREACHABLE)));

        assertThat(submit(video.id())).isInstanceOf(SubmitOutcome.Busy.class);
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void looksAgainWhenTheProviderSays() {
        Video video = unclear();
        provider.answersFind(
                new FindAnswer.Unavailable(
                        new ProviderError(
                                ProviderErrorKind.RATE_LIMITED,
                                OptionalInt.of(429),
                                Optional.empty(),
                                "slower",
                                Optional.of(Duration.ofSeconds(77)),
                                Optional.empty())));

        assertThat(submit(video.id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy ->
                                assertThat(busy.waitSeconds())
                                        .isGreaterThanOrEqualTo(Duration.ofSeconds(77)));
    }

    @Test
    void saysThatItGaveUpAndNotThatNothingWasPaidShouldItNeverBecomeClear() {
        Video video = unclear();

        assertThat(submit(video.id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy ->
                                assertThat(busy.failure().message())
                                        .contains("Reelay gave up after", "may pay twice")
                                        .doesNotContain("nothing was paid"));
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

    /** A video whose first submit got no answer, some time ago. */
    private Video unclear() {
        return unclear(fixture.queuedVideo("alice", "p" + UUID.randomUUID()));
    }

    private Video unclear(Video video) {
        provider.answersSubmit(new SubmitAnswer.Unclear("no answer"));
        submit(video.id());
        now = now.plus(SETTLING).plusSeconds(1);
        return video;
    }

    private String unclearBecause(Video video) {
        SubmitOutcome outcome = submit(video.id());
        assertThat(outcome).isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(((SubmitOutcome.Refused) outcome).failure().code().word())
                .isEqualTo("submit_unclear");
        return ((SubmitOutcome.Refused) outcome).failure().message();
    }

    private SubmitOutcome submit(VideoId id) {
        return SubmitUnderTest.of(fixture, access, provider, Set.of(), () -> now)
                .submit(new StepInput(id));
    }

    private static Video now(VideoId id) {
        return catalog.find(id).orElseThrow();
    }
}

package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.error;
import static reelay.submit.ScriptedProvider.found;
import static reelay.submit.ScriptedProvider.listed;
import static reelay.submit.ScriptedProvider.ours;
import static reelay.submit.SubmitUnderTest.LISTED;
import static reelay.submit.SubmitUnderTest.SETTLING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.catalog.CatalogFixture;
import reelay.provider.FindAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.job.JobTraits;
import reelay.provider.job.Likeness;
import reelay.provider.job.Likeness.Verdict;
import reelay.video.ExtraFields;
import reelay.video.Job;
import reelay.video.Operation;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.step.SubmitOutcome;

/** What becomes of a submit that nobody heard the answer of. */
class LostSubmitTest extends LostSubmits {

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
    void looksAgainForAWhileWhenSomethingElseComesInPlaceOfTheList() {
        Video video = unclear();
        provider.answersFind(new FindAnswer.NoList("a page came"));
        assertNotClearYet(submit(video.id()), Duration.ofMinutes(1));
        now = now.plus(LISTED);

        assertThat(unclearBecause(video)).contains("a page came", "pay twice");
        assertThat(provider.submits).hasSize(1);
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
}

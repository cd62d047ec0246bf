package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;
import static reelay.submit.ScriptedProvider.found;
import static reelay.submit.ScriptedProvider.job;
import static reelay.submit.ScriptedProvider.listed;
import static reelay.submit.ScriptedProvider.ours;
import static reelay.submit.SubmitUnderTest.LISTED;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.provider.FindAnswer;
import reelay.provider.ProviderErrorKind;
import reelay.provider.job.Likeness;
import reelay.provider.job.PromptWords;
import reelay.video.Job;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.step.SubmitOutcome;

/** Whose a job is that the list shows after a lost submit, where other videos may have made it. */
class WhoseJobTest extends LostSubmits {

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
    void adoptsOnceTheOthersWereDeletedAfterTheirAnswers() {
        String prompt = "The same words, " + UUID.randomUUID();
        VideoId with = fixture.queuedVideo("alice", prompt).id();
        provider.answersSubmit(accepted("job-" + with));
        submit(with);
        catalog.delete(with);
        VideoId without = fixture.queuedVideo("carol", prompt).id();
        provider.answersSubmit(declined(ProviderErrorKind.MODERATION_BLOCKED));
        submit(without);
        catalog.delete(without);
        Video video = unclear(fixture.queuedVideo("bob", prompt));
        provider.answersFind(found(ours("job-" + video.id())));

        assertThat(submit(video.id())).isInstanceOf(SubmitOutcome.Accepted.class);
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
}

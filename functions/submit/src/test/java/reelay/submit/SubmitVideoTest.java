package reelay.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;
import static reelay.submit.ScriptedProvider.error;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.access.kept.KeptMilestones;
import reelay.catalog.AdoptedVideos;
import reelay.catalog.CatalogFixture;
import reelay.catalog.SubmitClaims;
import reelay.catalog.bucket.ObjectKeys;
import reelay.provider.DeleteAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.job.PromptWords;
import reelay.provider.job.ReferenceImage;
import reelay.video.Failure;
import reelay.video.Job;
import reelay.video.ResultLink;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoStatus;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;

class SubmitVideoTest extends SubmittedVideos {

    @Test
    void handsAVideoOverAndKeepsTheJob() {
        Video video = fixture.queuedVideo();
        provider.answersSubmit(accepted("job-1-" + video.id()));

        assertThat(submit(video.id()))
                .isEqualTo(new SubmitOutcome.Accepted(Duration.ofSeconds(10)));

        assertThat(provider.submits.getFirst().request()).isEqualTo(video.request());
        assertThat(now(video).acceptedJob()).map(Job::id).contains("job-1-" + video.id());
        assertThat(now(video).acceptedJob()).map(Job::provider).contains("scripted");
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
    void keepsAFinishedVideoWithoutAJobAndNeverSubmitsAgain() {
        VideoId id = fixture.queuedVideo().id();
        ResultLink link = new ResultLink(URI.create("https://cdn.test/v.mp4?signature=s"));
        provider.answersSubmit(new SubmitAnswer.Finished(Optional.empty(), link));

        assertThat(submit(id)).isEqualTo(new SubmitOutcome.Accepted(Duration.ofSeconds(2)));
        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);

        Job job = catalog.find(id).orElseThrow().acceptedJob().orElseThrow();
        assertThat(job.named()).isFalse();
        assertThat(job.result()).contains(link);
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void sendsTheReferenceImageAlong() {
        Video queued = CatalogFixture.video("alice", now);
        String key = ObjectKeys.referenceKey("alice", queued.id(), "png");
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
        assertThat(fixture.itemOf(id.value()).get("submit_attempt").n()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    PT-3S,     0 s
                    PT1M59S,   119 s
                    PT2M,      2 minutes
                    PT1H59M,   119 minutes
                    PT2H,      2 hours
                    PT5H59M,   5 hours
                    """)
    void saysThatItGaveUpAndAfterHowLongAndWhatToDoShouldABusyProviderNeverTakeIt(
            Duration waited, String told) {
        Video video = fixture.queuedVideo();
        now = video.createdAt().plus(waited);
        provider.answersSubmit(declined(ProviderErrorKind.RATE_LIMITED));

        assertThat(submit(video.id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy ->
                                assertThat(busy.failure().message())
                                        .contains(
                                                "Reelay gave up after " + told + ".",
                                                "nothing was paid",
                                                "later",
                                                "rate_limited"));
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

    /** Others who ask for the same words need not wait to hear of a video whose job is known. */
    @Test
    void leavesNoClaimOpenWhenAVideoCloses() {
        Video video = fixture.queuedVideo();
        VideoId id = video.id();
        provider.answersSubmit(accepted("job-" + id)).meanwhile(() -> catalog.delete(id));

        submit(id);

        assertThat(fixture.claims().anotherIsOpen(sameWords(video))).isFalse();
        assertThat(catalog.videoOfJob("scripted", "job-" + id)).isEmpty();
    }

    @Test
    void letsNobodyAdoptTheJobOfAClosedVideoThatTheProviderKeeps() {
        Video video = fixture.queuedVideo();
        VideoId id = video.id();
        provider.deleteAnswer =
                new DeleteAnswer.NotDeleted(ScriptedProvider.error(ProviderErrorKind.SERVER_ERROR));
        provider.answersSubmit(accepted("job-" + id)).meanwhile(() -> catalog.delete(id));

        assertThat(submit(id)).isEqualTo(new SubmitOutcome.AlreadyFinal());

        assertThat(catalog.videoOfJob("scripted", "job-" + id)).contains(id);
        assertThat(fixture.claims().anotherIsOpen(sameWords(video))).isFalse();
    }

    private static SubmitClaims.Asking sameWords(Video video) {
        return new SubmitClaims.Asking(
                "scripted",
                PromptWords.of(video.request().prompt().text()).digest(),
                CatalogFixture.video("somebody", Instant.now()).id());
    }

    @Test
    void readsTheKeyBeforeItClaimsSoThatTroubleWithItIsNoUnclearSubmit() {
        VideoId id = fixture.queuedVideo().id();
        provider.cannotPrepare(new IllegalStateException("no key"));

        assertThatThrownBy(() -> submit(id)).hasMessage("no key");

        assertThat(fixture.queuedState(id).submitStartedAt()).isEmpty();
        assertThat(provider.submits).isEmpty();
    }

    @Test
    void claimsNothingWhileTheProviderCannotBeAsked() {
        ScriptedProvider withoutKey =
                new ScriptedProvider() {
                    @Override
                    public Optional<ProviderError> prepare(String model) {
                        return Optional.of(error(ProviderErrorKind.KEY_MISSING));
                    }
                };
        VideoId id = fixture.queuedVideo().id();

        assertThat(
                        SubmitUnderTest.of(fixture, access, withoutKey, Set.of(), () -> now)
                                .submit(new StepInput(id)))
                .isInstanceOf(SubmitOutcome.Refused.class);

        assertThat(withoutKey.submits).isEmpty();
        assertThat(fixture.queuedState(id).submits()).isZero();
    }

    /** What an execution is told stands in its history, which is nobody's to read. */
    @Test
    void tellsAnExecutionNoWordsOfTheProvider() {
        tell(Milestone.ACCESS_GRANTED_AT);
        for (ProviderErrorKind kind :
                List.of(
                        ProviderErrorKind.MODERATION_BLOCKED,
                        ProviderErrorKind.RATE_LIMITED,
                        ProviderErrorKind.MODEL_NOT_PERMITTED)) {
            VideoId id = fixture.queuedVideo().id();
            provider.answersSubmit(declined(kind));

            SubmitOutcome told =
                    SubmitUnderTest.of(fixture, access, provider, Set.of(), () -> now)
                            .answer(new StepInput(id));

            Failure failure =
                    switch (told) {
                        case SubmitOutcome.Busy busy -> busy.failure();
                        case SubmitOutcome.Held held -> held.failure();
                        case SubmitOutcome.Refused refused -> refused.failure();
                        case SubmitOutcome.Accepted _, SubmitOutcome.AlreadyFinal _ ->
                                throw new AssertionError(told.toString());
                    };
            assertThat(failure).as(kind.word()).isEqualTo(failure.inGeneral());
            assertThat(
                            fixture.itemOf(id.value())
                                    .get("failure_messages")
                                    .m()
                                    .get(failure.code().word())
                                    .s())
                    .isNotEqualTo(failure.message());
        }
        new KeptMilestones(access.dynamoDb(), access.name()).write(Milestones.NONE);
    }

    private void tell(Milestone milestone) {
        new KeptMilestones(access.dynamoDb(), access.name())
                .write(Milestones.NONE.with(milestone, Optional.of(now)));
    }

    @Test
    void doesNothingForAVideoThatWasAdoptedWithItsJob() {
        Video video = CatalogFixture.video("alice", now);
        new AdoptedVideos(fixture.dynamoDb(), fixture.environment().get("VIDEOS_TABLE"))
                .create(video, new Job("adopted-" + video.id(), "scripted", now));

        assertThat(submit(video.id())).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(provider.submits).isEmpty();
    }

    @Test
    void doesNothingForAVideoThatIsFinalOrGone() {
        VideoId completed = fixture.queuedVideo().id();
        fixture.complete(completed, new StoredVideo("k", 1, "d", VideoFormat.MP4, null, null), now);

        assertThat(submit(completed)).isEqualTo(new SubmitOutcome.AlreadyFinal());
        assertThat(submit(VideoId.random(new SplittableRandom(2))))
                .isEqualTo(new SubmitOutcome.AlreadyFinal());
        assertThat(provider.submits).isEmpty();
    }
}

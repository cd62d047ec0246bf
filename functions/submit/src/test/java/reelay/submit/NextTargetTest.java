package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;
import static reelay.submit.ScriptedProvider.found;
import static reelay.submit.ScriptedProvider.ours;
import static reelay.submit.SubmitUnderTest.LISTED;
import static reelay.submit.SubmitUnderTest.SETTLING;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.access.kept.KeptMilestones;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.video.FailureCode;
import reelay.video.Tried;
import reelay.video.VideoId;
import reelay.video.step.SubmitOutcome;

/** A video that two providers may make, and one of them refuses. */
class NextTargetTest extends VideosOfTwoTargets {

    @Test
    void asksTheSecondAtOnceWhenTheFirstIsOutOfCreditAndSaysSo() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.QUOTA_EXHAUSTED));
        two.second.answersSubmit(accepted("job-" + id));

        assertThat(two.submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy -> assertThat(busy.waitSeconds()).isEqualTo(Duration.ofSeconds(2)));
        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(two.second.submits.getFirst().request().model()).isEqualTo("model-of-second");
        assertThat(job(id).provider()).isEqualTo("second");
        assertThat(now(id).asked().claimed()).contains("second/model-of-second");
        assertThat(now(id).asked().tried())
                .singleElement()
                .satisfies(
                        tried -> {
                            assertThat(tried.target()).isEqualTo("first/model-of-first");
                            assertThat(tried.code()).isEqualTo(FailureCode.CREDIT_EXHAUSTED);
                            assertThat(tried.again()).isEmpty();
                        });
    }

    @Test
    void asksTheSecondAtOnceWhenTheFirstAccountIsNotPermitted() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.MODEL_NOT_PERMITTED));
        two.second.answersSubmit(accepted("job-" + id));

        two.submit(id);

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(two.second.submits).hasSize(1);
    }

    @Test
    void waitsForNoAccessWhereAnotherMayBeAsked() {
        new KeptMilestones(access.dynamoDb(), access.name())
                .write(
                        Milestones.NONE.with(
                                Milestone.VERIFIED_AT,
                                Optional.of(two.now.minus(Duration.ofMinutes(10)))));
        two.first.answersAlways(_ -> declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));

        two.submit(video());
        two.submit(video());

        assertThat(two.first.submits).hasSize(2);
    }

    @Test
    void staysWithABusyTargetForTwoMinutes() {
        VideoId id = video();
        two.first.answersAlways(_ -> declined(ProviderErrorKind.RATE_LIMITED));
        two.second.answersSubmit(accepted("job-" + id));

        two.submit(id);
        two.later(Duration.ofSeconds(119));
        two.submit(id);
        assertThat(two.second.submits).isEmpty();
        two.later(Duration.ofSeconds(1));
        two.submit(id);

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(two.first.submits).hasSize(3);
        assertThat(now(id).asked().tried())
                .extracting(Tried::code)
                .isEqualTo(List.of(FailureCode.PROVIDER_BUSY));
    }

    @Test
    void failsWithTheFirstOnesWordsAndNamesTheOthersWhenNobodyEverWill() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.KEY_INVALID));
        two.second.answersSubmit(declined(ProviderErrorKind.QUOTA_EXHAUSTED));

        two.submit(id);

        assertThat(two.submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.failure().code()).isEqualTo(FailureCode.KEY_INVALID);
                            assertThat(refused.failure().message())
                                    .endsWith(
                                            "Nor could it be had from second/model-of-second"
                                                    + " (credit_exhausted).");
                        });
    }

    @Test
    void waitsForTheOneThatMayComeBackAndAsksNobodyElse() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.KEY_INVALID));
        two.second.answersSubmit(declined(ProviderErrorKind.RATE_LIMITED));
        two.second.answersSubmit(declined(ProviderErrorKind.RATE_LIMITED));
        two.second.answersSubmit(accepted("job-" + id));

        two.submit(id);
        two.submit(id);
        two.later(Duration.ofMinutes(3));
        SubmitOutcome busy = two.submit(id);
        assertThat(busy)
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        it ->
                                assertThat(it.failure().message())
                                        .contains("second/model-of-second said last"));
        two.later(((SubmitOutcome.Busy) busy).waitSeconds());

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(two.first.submits).hasSize(1);
    }

    @Test
    void looksForALostSubmitWhereItWasHandedToThoughTheModelIsMappedAnewMeanwhile() {
        VideoId id = video();
        two.first.answersSubmit(new SubmitAnswer.Unclear("no answer"));
        two.submit(id);
        two.mapped = List.of(TwoTargets.SECOND);
        two.later(SETTLING.plusSeconds(1));
        two.first.answersFind(found(ours("lost-" + id)));

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(job(id).provider()).isEqualTo("first");
        assertThat(two.first.searches.getFirst().request().model()).isEqualTo("model-of-first");
        assertThat(two.second.submits).isEmpty();
        assertThat(two.second.searches).isEmpty();
    }

    @Test
    void asksNobodyElseOnceASubmitWasLostThoughItIsNotThere() {
        VideoId id = video();
        two.first.answersSubmit(new SubmitAnswer.Unclear("no answer"));
        two.first.answersSubmit(declined(ProviderErrorKind.QUOTA_EXHAUSTED));
        two.submit(id);
        two.later(SETTLING.plusSeconds(1).plus(LISTED));

        assertThat(two.submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused ->
                                assertThat(refused.failure().code())
                                        .isEqualTo(FailureCode.CREDIT_EXHAUSTED));
        assertThat(two.first.submits).hasSize(2);
        assertThat(two.second.submits).isEmpty();
    }

    @Test
    void asksNobodyElseAfterAnAnswerThatDoesNotSurelyLeaveItFree() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.SERVER_ERROR));
        two.first.answersSubmit(declined(ProviderErrorKind.QUOTA_EXHAUSTED));
        two.submit(id);

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(two.second.submits).isEmpty();
        assertThat(now(id).asked().fixed()).isTrue();
    }

    @Test
    void fixesNothingWhereItWasSurelyLeftFree() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.RATE_LIMITED));

        two.submit(id);

        assertThat(now(id).asked().fixed()).isFalse();
    }

    @Test
    void keepsOneRefusalOfEachTarget() {
        VideoId id = video();
        two.first.answersAlways(_ -> declined(ProviderErrorKind.RATE_LIMITED));
        two.second.answersAlways(_ -> declined(ProviderErrorKind.RATE_LIMITED));

        two.run(id, 40);

        assertThat(two.first.submits.size() + two.second.submits.size()).isGreaterThan(4);
        assertThat(now(id).asked().tried())
                .extracting(Tried::target)
                .containsExactly("first/model-of-first", "second/model-of-second");
    }

    @Test
    void looksAgainNotBeforeAMoment() {
        VideoId id = video();
        two.now = two.now.truncatedTo(ChronoUnit.SECONDS);
        two.first.answersSubmit(declined(ProviderErrorKind.KEY_INVALID));
        two.second.answersSubmit(declined(ProviderErrorKind.KEY_INVALID));
        catalog.submits()
                .recordTried(
                        id,
                        List.of(
                                new Tried(
                                        "first/model-of-first",
                                        FailureCode.PROVIDER_BUSY,
                                        "busy",
                                        two.now,
                                        Optional.of(two.now.plusSeconds(60))),
                                new Tried(
                                        "second/model-of-second",
                                        FailureCode.PROVIDER_BUSY,
                                        "busy",
                                        two.now,
                                        Optional.of(two.now.plusSeconds(1)))));

        assertThat(two.submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy -> assertThat(busy.waitSeconds()).isEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void asksWhoeverMayByNowWhereAnotherIsStillWaitedFor() {
        VideoId id = video();
        catalog.submits()
                .recordTried(
                        id,
                        List.of(
                                new Tried(
                                        "first/model-of-first",
                                        FailureCode.PROVIDER_BUSY,
                                        "busy",
                                        two.now,
                                        Optional.of(two.now.plusSeconds(60)))));
        two.second.answersSubmit(accepted("job-" + id));

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(two.first.submits).isEmpty();
    }
}

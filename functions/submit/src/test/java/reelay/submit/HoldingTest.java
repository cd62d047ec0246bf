package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.access.Milestone;
import reelay.access.kept.LastSubmits;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.video.Hold;
import reelay.video.Job;
import reelay.video.VideoId;
import reelay.video.VideoStatus;
import reelay.video.step.SubmitOutcome;

/** What becomes of a video that the provider refused: it waits, or fails and says why. */
class HoldingTest extends WaitingForAccess {

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
    void looksAtNothingButTheEvidenceOfWhatItWaitsFor() {
        VideoId id = fixture.queuedVideo().id();
        verifiedAgo(Duration.ofMinutes(10));
        catalog.submits()
                .recordHold(id, new Hold("rate_limited", "Too many.", now, now.plusSeconds(20)));
        provider.answersSubmit(declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));

        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Held.class);

        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void failsWithAllThatWaitWhenAnotherIsRefusedAfterTheWindow() {
        verifiedAgo(Duration.ofMinutes(29));
        VideoId first = refusedAsUnverified();
        VideoId second = fixture.queuedVideo().id();
        submit(second);
        now = now.plus(Duration.ofMinutes(1));
        provider.answersSubmit(declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));

        assertThat(submit(first)).isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(submit(second)).isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(provider.submits).hasSize(2);
    }

    /** The last of them in words that nobody knows: it may have been the account. */
    @ParameterizedTest
    @EnumSource(names = {"KEY_INVALID", "RATE_LIMITED", "REQUEST_REFUSED"})
    void keepsEachRefusalThatMayBeAboutTheAccount(ProviderErrorKind kind) {
        provider.answersSubmit(declined(kind));

        submit(fixture.queuedVideo().id());

        assertThat(evidence().latest("sora-2").standingRefusal())
                .map(refusal -> refusal.error().kind())
                .contains(kind);
    }

    @Test
    void waitsForAProviderThatSaysNotYet() {
        provider.answersSubmit(declined(ProviderErrorKind.NOT_READY));

        assertThat(submit(fixture.queuedVideo().id())).isInstanceOf(SubmitOutcome.Busy.class);
    }

    @Test
    void sendsNobodyToAPageThatIsNotThere() {
        for (ProviderErrorKind kind : ProviderErrorKind.values()) {
            provider.answersSubmit(declined(kind));

            if (submit(fixture.queuedVideo().id()) instanceof SubmitOutcome.Refused refused) {
                assertThat(refused.failure().message()).as(kind.word()).doesNotContain("null");
            }
        }
        assertThat(provider.submits).hasSize(ProviderErrorKind.values().length);
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
    @Tag("slow")
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
    void takesAVideoEvenIfTheEvidenceCannotBeKept() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(accepted("job-" + id)).meanwhile(access::close);

        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(now(id).acceptedJob()).map(Job::id).contains("job-" + id);
    }
}

package reelay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.access.kept.LastSubmits;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

class AccessWindowsTest {

    private static final ProviderSite OPENAI =
            ProviderSite.of(URI.create("https://api.openai.com/v1"));
    private static final ProviderSite ELSEWHERE =
            ProviderSite.of(URI.create("https://video.example/v1"));

    /** A Sunday. */
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final AccessWindows windows = new AccessWindows(OPENAI);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    ORGANIZATION_UNVERIFIED | verified_at         | 2026-11-22T11:50:00Z | PROPAGATING | verification_propagating | 2026-11-22T12:20:00Z
                    ORGANIZATION_UNVERIFIED | verified_at         | 2026-11-22T11:30:00Z | BLOCKED     | organization_unverified  | -
                    ORGANIZATION_UNVERIFIED | access_granted_at   | 2026-11-22T11:50:00Z | BLOCKED     | organization_unverified  | -
                    MODEL_NOT_PERMITTED     | verified_at         | 2026-11-22T11:50:00Z | PROPAGATING | verification_propagating | 2026-11-22T12:20:00Z
                    MODEL_NOT_PERMITTED     | access_granted_at   | 2026-11-22T08:01:00Z | PROPAGATING | access_propagating       | 2026-11-22T12:01:00Z
                    MODEL_NOT_FOUND         | access_granted_at   | 2026-11-22T08:00:00Z | BLOCKED     | model_not_enabled        | -
                    MODEL_NOT_FOUND         | tier_upgraded_at    | 2026-11-22T11:01:00Z | PROPAGATING | tier_propagating         | 2026-11-22T12:01:00Z
                    MODEL_NOT_FOUND         | tier_upgraded_at    | 2026-11-22T11:00:00Z | BLOCKED     | model_not_enabled        | -
                    MODEL_NOT_FOUND         | access_requested_at | 2026-11-20T09:00:00Z | PROPAGATING | access_requested         | 2026-11-25T09:00:00Z
                    MODEL_NOT_FOUND         | access_requested_at | 2026-11-22T09:00:00Z | PROPAGATING | access_requested         | 2026-11-25T09:00:00Z
                    MODEL_NOT_FOUND         | access_requested_at | 2026-11-17T09:00:00Z | BLOCKED     | model_not_enabled        | -
                    QUOTA_EXHAUSTED         | tier_upgraded_at    | 2026-11-22T11:30:00Z | PROPAGATING | tier_propagating         | 2026-11-22T12:30:00Z
                    BILLING_INACTIVE        | tier_upgraded_at    | 2026-11-22T11:30:00Z | PROPAGATING | tier_propagating         | 2026-11-22T12:30:00Z
                    QUOTA_EXHAUSTED         | verified_at         | 2026-11-22T11:50:00Z | BLOCKED     | credit_exhausted         | -
                    SPEND_LIMIT_REACHED     | tier_upgraded_at    | 2026-11-22T11:50:00Z | BLOCKED     | spend_limit_reached      | -
                    KEY_INVALID             | key_created_at      | 2026-11-22T11:59:00Z | BLOCKED     | key_invalid              | -
                    RETIRED                 | verified_at         | 2026-11-22T11:50:00Z | BLOCKED     | provider_retired         | -
                    """)
    void waitsWhileAChangeMayBeOnItsWayAndNotLonger(
            ProviderErrorKind kind,
            String milestone,
            Instant at,
            Verdict verdict,
            String reason,
            Instant tryAgainAt) {
        Milestones told =
                Milestones.NONE.with(Milestone.ofWord(milestone).orElseThrow(), Optional.of(at));

        AccessDecision decision = windows.decide(error(kind), told, NOW);

        switch (decision) {
            case AccessDecision.Propagating wait -> {
                assertThat(verdict).isEqualTo(Verdict.PROPAGATING);
                assertThat(wait.reason().word()).isEqualTo(reason);
                assertThat(wait.reason().verdict()).isEqualTo(Verdict.PROPAGATING);
                assertThat(wait.tryAgainAt()).isEqualTo(tryAgainAt).isAfter(NOW);
            }
            case AccessDecision.Blocked blocked -> {
                assertThat(verdict).isEqualTo(Verdict.BLOCKED);
                assertThat(blocked.reason().word()).isEqualTo(reason);
                assertThat(blocked.steps().getFirst().text()).isNotBlank();
                assertThat(tryAgainAt).isNull();
            }
            case AccessDecision.Busy _, AccessDecision.NotAccess _ ->
                    assertThat(decision).as("waits or is blocked").isNull();
        }
    }

    @Test
    void saysWhatIsOnItsWayAndForHowLong() {
        Milestones told = new Milestones(NOW.minusSeconds(600), null, null, null, null);

        assertThat(windows.decide(error(ProviderErrorKind.ORGANIZATION_UNVERIFIED), told, NOW))
                .isEqualTo(
                        new AccessDecision.Propagating(
                                Reason.VERIFICATION_PROPAGATING,
                                NOW.plusSeconds(1200),
                                "The organization was verified 10 minutes ago; that takes 15 to 30"
                                        + " minutes to arrive everywhere."));
    }

    @Test
    void sendsNobodyToVerifyWhoseKeyIsOlderThanTheVerification() {
        Milestones told =
                new Milestones(
                        NOW.minus(Duration.ofHours(5)),
                        null,
                        null,
                        null,
                        NOW.minus(Duration.ofHours(6)));

        assertThat(windows.decide(error(ProviderErrorKind.ORGANIZATION_UNVERIFIED), told, NOW))
                .isInstanceOfSatisfying(
                        AccessDecision.Blocked.class,
                        blocked -> {
                            assertThat(blocked.reason())
                                    .isEqualTo(Reason.KEY_PREDATES_VERIFICATION);
                            assertThat(blocked.steps().getFirst().link())
                                    .hasToString("https://platform.openai.com/api-keys");
                        });
    }

    @Test
    void comesBackToABusyProviderWhenItSays() {
        assertThat(windows.decide(error(ProviderErrorKind.RATE_LIMITED), Milestones.NONE, NOW))
                .isEqualTo(
                        new AccessDecision.Busy(
                                Reason.RATE_LIMITED, Optional.of(NOW.plusSeconds(7))));
    }

    @ParameterizedTest
    @EnumSource(names = {"MODERATION_BLOCKED", "REQUEST_INVALID", "NOT_FOUND", "NOT_READY"})
    void leavesTheRequestsOwnFaultsAlone(ProviderErrorKind kind) {
        assertThat(windows.decide(error(kind), Milestones.NONE, NOW))
                .isEqualTo(new AccessDecision.NotAccess());
    }

    @ParameterizedTest
    @EnumSource
    void givesAStepForEveryReasonThatBlocks(Reason reason) {
        for (ProviderSite site :
                List.of(OPENAI, ELSEWHERE, ELSEWHERE.answering(Optional.of("org-one")))) {
            assertThat(new Advice(site).on(reason).isEmpty())
                    .as(site.host())
                    .isEqualTo(reason == Reason.READY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pointsNobodyElsewhereToThePagesOfOpenAi(Reason reason) {
        assertThat(new Advice(ELSEWHERE).on(reason))
                .allSatisfy(step -> assertThat(step + "").doesNotContain("openai.com", "waitlist"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    ORGANIZATION_UNVERIFIED | 2026-11-22T11:25:00Z | verified_at       | 2026-11-22T11:00:00Z | true
                    ORGANIZATION_UNVERIFIED | 2026-11-22T11:31:00Z | verified_at       | 2026-11-22T11:00:00Z | false
                    ORGANIZATION_UNVERIFIED | 2026-11-22T11:55:00Z | verified_at       | 2026-11-22T11:50:00Z | false
                    ORGANIZATION_UNVERIFIED | 2026-11-22T11:55:00Z | key_created_at    | 2026-11-22T11:56:00Z | true
                    ORGANIZATION_UNVERIFIED | 2026-11-22T11:55:00Z | tier_upgraded_at  | 2026-11-22T08:00:00Z | false
                    MODEL_NOT_FOUND         | 2026-11-22T07:00:00Z | access_granted_at | 2026-11-22T07:30:00Z | true
                    MODEL_NOT_FOUND         | 2026-11-22T07:00:00Z | tier_upgraded_at  | 2026-11-22T07:30:00Z | true
                    MODEL_NOT_PERMITTED     | 2026-11-22T07:00:00Z | verified_at       | 2026-11-22T07:30:00Z | true
                    MODEL_NOT_PERMITTED     | 2026-11-22T07:00:00Z | key_created_at    | 2026-11-22T07:30:00Z | true
                    MODEL_NOT_PERMITTED     | 2026-11-22T07:00:00Z | access_granted_at | 2026-11-22T08:01:00Z | false
                    QUOTA_EXHAUSTED         | 2026-11-22T07:00:00Z | tier_upgraded_at  | 2026-11-22T07:30:00Z | true
                    SPEND_LIMIT_REACHED     | 2026-10-31T23:59:00Z | key_created_at    | 2026-11-22T11:00:00Z | true
                    SPEND_LIMIT_REACHED     | 2026-11-01T00:00:00Z | key_created_at    | 2026-11-22T11:00:00Z | false
                    RATE_LIMITED            | 2026-11-22T11:59:52Z | key_created_at    | 2026-11-22T11:00:00Z | true
                    RATE_LIMITED            | 2026-11-22T11:59:54Z | key_created_at    | 2026-11-22T11:00:00Z | false
                    MODEL_RETIRED           | 2026-11-02T11:59:54Z | key_created_at    | 2026-11-22T11:00:00Z | false
                    """)
    void countsNoRefusalThatHasBeenOvertaken(
            ProviderErrorKind kind, Instant at, String milestone, Instant then, boolean outdated) {
        Milestones told =
                Milestones.NONE.with(Milestone.ofWord(milestone).orElseThrow(), Optional.of(then));

        assertThat(new LastSubmits.Refusal(error(kind), at, Optional.empty()).outdated(told, NOW))
                .isEqualTo(outdated);
    }

    @Test
    void waitsForNoAnswerToARequestThatWasGranted() {
        Milestones told =
                Milestones.NONE
                        .with(Milestone.ACCESS_REQUESTED_AT, Optional.of(NOW.minusSeconds(86_400)))
                        .with(Milestone.ACCESS_GRANTED_AT, Optional.of(NOW.minusSeconds(36_000)));

        assertThat(windows.requested(told, NOW)).isEmpty();
        assertThat(windows.modelOnItsWay(told, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT30S, just now", "PT1M, 1 minute ago", "PT119M, 119 minutes ago",
        "PT2H, 2 hours ago", "PT47H, 47 hours ago", "PT48H, 2 days ago"
    })
    void saysHowLongAgoSomethingWasDone(Duration age, String words) {
        Milestones told =
                Milestones.NONE.with(Milestone.ACCESS_REQUESTED_AT, Optional.of(NOW.minus(age)));

        assertThat(windows.requested(told, NOW).orElseThrow())
                .isInstanceOfSatisfying(
                        AccessDecision.Propagating.class,
                        wait -> assertThat(wait.sentence()).contains("requested " + words + ";"));
    }

    @Test
    void speaksOfOptionsToWhoRunsTheCommandAndOfParametersToADeployment() {
        assertThat(new Advice(OPENAI.asked(true)).on(Reason.KEY_INVALID).toString())
                .contains("--provider-key-env")
                .doesNotContain("PROVIDER_SECRET");
        assertThat(new Advice(OPENAI).on(Reason.KEY_INVALID).toString())
                .contains("PROVIDER_SECRET")
                .doesNotContain("--provider");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "KEY_MISSING",
                "KEY_EXPIRED_SOON",
                "KEY_PREDATES_VERIFICATION",
                "MODEL_NOT_ENABLED",
                "ORGANIZATION_UNVERIFIED",
                "ORGANIZATION_MISMATCH",
                "PROJECT_ARCHIVED"
            })
    void revokesNoKeyBeforeAnotherWorks(Reason reason) {
        for (ProviderSite site : List.of(OPENAI, ELSEWHERE)) {
            assertThat(new Advice(site).on(reason).toString().toLowerCase(Locale.ROOT))
                    .doesNotContain(
                            "delete or revoke the old key, then", "and revoke the old one.");
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "BILLING_INACTIVE",
                "CREDIT_EXHAUSTED",
                "SPEND_LIMIT_REACHED",
                "ORGANIZATION_UNVERIFIED",
                "TIER_TOO_LOW",
                "KEY_INVALID",
                "LISTED_NOT_PROVED"
            })
    void saysToMakeOneVideoOnceTheRestIsDone(Reason reason) {
        assertThat(new Advice(OPENAI).on(reason)).asString().contains("Make one video");
    }

    /** A gateway passes on what OpenAI said before it switched its videos off. */
    @Test
    void sendsNobodyToVerifyForAModelThatIsSwitchedOff() {
        String old = "Your organization must be verified to use the model.";

        assertThat(windows.decide(error(ProviderErrorKind.RETIRED, old), Milestones.NONE, NOW))
                .isInstanceOfSatisfying(
                        AccessDecision.Blocked.class,
                        blocked ->
                                assertThat(blocked.sentence())
                                        .contains("2026")
                                        .doesNotContain("must be verified"));
        assertThat(
                        windows.decide(
                                error(ProviderErrorKind.RETIRED, "It is gone"),
                                Milestones.NONE,
                                NOW))
                .isInstanceOfSatisfying(
                        AccessDecision.Blocked.class,
                        blocked ->
                                assertThat(blocked.sentence())
                                        .isEqualTo("api.openai.com refuses: It is gone."));
        assertThat(
                        windows.decide(
                                error(ProviderErrorKind.ORGANIZATION_UNVERIFIED, old),
                                Milestones.NONE,
                                NOW))
                .isInstanceOfSatisfying(
                        AccessDecision.Blocked.class,
                        blocked -> assertThat(blocked.sentence()).endsWith(old));
    }

    @Test
    void saysOfWhatWasNeverAnsweredThatNobodyRefused() {
        ProviderError unread =
                new ProviderError(
                        ProviderErrorKind.SECRET_UNREADABLE,
                        OptionalInt.empty(),
                        Optional.empty(),
                        "the secret is empty",
                        Optional.empty(),
                        Optional.empty());

        assertThat(windows.decide(unread, Milestones.NONE, NOW))
                .isInstanceOfSatisfying(
                        AccessDecision.Blocked.class,
                        blocked ->
                                assertThat(blocked.sentence()).isEqualTo("The secret is empty."));
    }

    private static ProviderError error(ProviderErrorKind kind) {
        return error(kind, "no");
    }

    private static ProviderError error(ProviderErrorKind kind, String words) {
        return new ProviderError(
                kind,
                OptionalInt.of(403),
                Optional.empty(),
                words,
                Optional.of(Duration.ofSeconds(7)),
                Optional.empty());
    }
}

package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.SubmitUnderTest.LISTED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.access.AccessTable;
import reelay.catalog.CatalogFixture;
import reelay.provider.FindAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Video;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;

/** After an answer of success nobody submits a second time, whatever stands in it. */
class LastWordTest {

    private static CatalogFixture fixture;
    private static AccessTable access;

    private final ScriptedProvider provider = new ScriptedProvider();
    private Instant now = Instant.now();

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        access = new AccessTable();
    }

    @AfterAll
    static void stop() {
        fixture.close();
        access.close();
    }

    @Test
    void anAnswerThatNobodyCanReadIsUnclearAtOnceAndSaysWhatWasSeen() {
        Video video = fixture.queuedVideo();
        provider.answersSubmit(
                new SubmitAnswer.Unreadable("the provider answered 200 with JSON (data, data.x)"));

        Failure failure = refused(video);

        assertThat(failure.code()).isEqualTo(FailureCode.SUBMIT_UNCLEAR);
        assertThat(failure.message())
                .contains("the provider answered 200 with JSON (data, data.x)", "pay twice");
    }

    @ParameterizedTest
    @CsvSource({
        "QUOTA_EXHAUSTED, credit_exhausted",
        "KEY_INVALID, key_invalid",
        "MODERATION_BLOCKED, moderation_blocked",
        "RATE_LIMITED, provider_busy",
        "OVERLOADED, provider_busy",
        "ORGANIZATION_UNVERIFIED, organization_unverified",
        "NOT_FOUND, request_invalid"
    })
    void anErrorInsideIsThatErrorAtOnceAlsoWhereItWouldPass(ProviderErrorKind kind, String code) {
        Video video = fixture.queuedVideo();
        provider.answersSubmit(saidInSuccess(kind));

        Failure failure = refused(video);

        assertThat(failure.code().word()).isEqualTo(code);
        assertThat(failure.message()).isNotBlank();
    }

    @Test
    void anErrorThatIsFinalAnywayIsToldAsItIs() {
        Video video = fixture.queuedVideo();
        provider.answersSubmit(saidInSuccess(ProviderErrorKind.MODERATION_BLOCKED));

        assertThat(refused(video).message()).isEqualTo("the provider's own words");
    }

    @Test
    void anErrorThatWouldPassSaysThatNothingIsSentAgain() {
        Video video = fixture.queuedVideo();
        provider.answersSubmit(saidInSuccess(ProviderErrorKind.RATE_LIMITED));

        assertThat(refused(video).message())
                .contains("the provider's own words", "sends nothing again");
    }

    /** The process dies between the answer and the end; what finds the claim later reads why. */
    @Test
    void nobodySubmitsAgainWhenTheFailureWasNeverWrittenDown() {
        for (SubmitAnswer answer :
                List.of(
                        new SubmitAnswer.Unreadable("the provider answered 200 with nothing"),
                        saidInSuccess(ProviderErrorKind.RATE_LIMITED),
                        saidInSuccess(ProviderErrorKind.KEY_INVALID))) {
            Video video = fixture.queuedVideo();
            provider.answersSubmit(answer);
            int before = provider.submits.size();
            Failure first = refused(video);

            now = now.plus(LISTED).plus(LISTED);
            provider.answersFind(new FindAnswer.Found(List.of(), Optional.empty()));

            assertThat(refused(video)).isEqualTo(first);
            assertThat(provider.submits).hasSize(before + 1);
        }
    }

    private static SubmitAnswer saidInSuccess(ProviderErrorKind kind) {
        return new SubmitAnswer.Declined(
                new ProviderError(
                        kind,
                        OptionalInt.of(200),
                        Optional.empty(),
                        "the provider's own words",
                        Optional.empty(),
                        Optional.empty()));
    }

    private Failure refused(Video video) {
        SubmitOutcome outcome =
                SubmitUnderTest.of(fixture, access, provider, Set.of(), () -> now)
                        .submit(new StepInput(video.id()));
        assertThat(outcome).isInstanceOf(SubmitOutcome.Refused.class);
        return ((SubmitOutcome.Refused) outcome).failure();
    }
}

package reelay.stack.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static reelay.stack.providers.ProviderUnderTest.VIDEO;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.job.JobRequest;
import reelay.simulator.account.Account;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.video.ExtraFields;
import reelay.video.Operation;
import reelay.video.VideoRequest;

/** How a submit is refused, and what that means. */
interface RefusalContract extends Contract {
    @Test
    default void comesBackLaterWhenThereAreTooManyRequests() {
        fault(Fault.of(FaultKind.RATE_LIMITED).with("7"));

        ProviderError error = declined(provider());

        assertThat(error.kind()).isEqualTo(ProviderErrorKind.RATE_LIMITED);
        assertThat(error.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(error.saidInSuccess()).isFalse();
    }

    /**
     * A limit on jobs at work is no wish about requests: it passes by itself, and nothing failed.
     */
    @Test
    default void comesBackLaterWhenTooManyJobsAreAtWork() {
        fault(Fault.of(FaultKind.REFUSED_AS).with("too_many_jobs"));

        ProviderError error = declined(provider());

        assertThat(error.kind()).isIn(ProviderErrorKind.RATE_LIMITED, ProviderErrorKind.OVERLOADED);
        assertThat(error.kind().remedy()).isEqualTo(ProviderErrorKind.Remedy.LATER);
        assertThat(error.saidInSuccess()).isFalse();
        assertThat(under().simulator.jobsCreated()).isZero();
    }

    @Test
    default void comesBackLaterWhenTheProviderIsOverloaded() {
        fault(Fault.of(FaultKind.OVERLOADED));

        assertThat(declined(provider()).kind()).isEqualTo(ProviderErrorKind.OVERLOADED);
    }

    @Test
    default void knowsAWrongKey() {
        assertThat(declined(under().with(Contract.key("sk-wrong"))).kind())
                .isEqualTo(ProviderErrorKind.KEY_INVALID);
    }

    @Test
    default void knowsAMissingKeyAndSaysWhereItBelongs() {
        ProviderError error =
                declined(under().with(() -> new ProviderCredentials(null, null, null)));

        assertThat(error.kind()).isEqualTo(ProviderErrorKind.KEY_MISSING);
        assertThat(error.message()).contains("api_key");
    }

    @Test
    default void asksNobodyWithASecretThatCannotBeRead() {
        Supplier<ProviderCredentials> unreadable =
                () -> ProviderCredentials.read("{\"apikey\": \"sk-simulator\"}");

        assertThat(declined(under().with(unreadable)).kind())
                .isEqualTo(ProviderErrorKind.SECRET_UNREADABLE);
        assertThat(under().with(unreadable).prepare(row().model())).isPresent();
        assertThat(under().simulator.submitsReceived()).isZero();
    }

    @Test
    default void knowsAModelThatTheAccountHasNotOpened() {
        under().simulator.accounts().play(Account.MODEL_FORBIDDEN);

        assertThat(declined(provider()).kind()).isEqualTo(ProviderErrorKind.MODEL_NOT_PERMITTED);
    }

    @Test
    default void knowsAModelThatIsNotThere() {
        fault(Fault.of(FaultKind.MODEL_NOT_FOUND));

        assertThat(declined(provider()).kind()).isEqualTo(ProviderErrorKind.MODEL_NOT_FOUND);
    }

    @Test
    default void knowsAnAccountWithoutMoney() {
        under().simulator.accounts().play(Account.CREDIT_EXHAUSTED);

        assertThat(declined(provider()).kind()).isEqualTo(ProviderErrorKind.QUOTA_EXHAUSTED);
    }

    @Test
    default void knowsARefusedPrompt() {
        fault(Fault.of(FaultKind.REFUSED_AS).with("flagged"));

        ProviderError error = declined(provider());

        assertThat(error.kind()).isEqualTo(ProviderErrorKind.MODERATION_BLOCKED);
        assertThat(error.message()).doesNotContain(PROMPT);
    }

    @Test
    default void readsAnErrorInAGoodAnswer() {
        fault(Fault.of(FaultKind.ERROR_IN_200));

        assertThat(declined(provider()).kind()).isEqualTo(ProviderErrorKind.QUOTA_EXHAUSTED);
        assertThat(under().simulator.jobsCreated()).isZero();
    }

    @Test
    default void knowsAPageThatWantsAHumanBeing() {
        fault(Fault.of(FaultKind.CHALLENGE));

        assertThat(declined(provider()).kind()).isEqualTo(ProviderErrorKind.NOT_THE_PROTOCOL);
    }

    @Test
    default void followsNoRedirectWithASubmit() {
        fault(Fault.of(FaultKind.REDIRECTED));

        assertThat(declined(provider()).kind()).isEqualTo(ProviderErrorKind.NOT_THE_PROTOCOL);
        assertThat(under().simulator.submitsReceived()).isEqualTo(1);
    }

    @Test
    default void dropsNoFieldSilently() {
        assumeThat(row().passesAnyField()).isFalse();
        VideoRequest request =
                under().request(PROMPT, new ExtraFields("{\"no_such_field\": \"yes\"}"));

        SubmitAnswer answer = provider().submit(new JobRequest(VIDEO, request, Optional.empty()));

        ProviderError error = ((SubmitAnswer.Declined) answer).error();
        assertThat(error.kind()).isEqualTo(ProviderErrorKind.REQUEST_INVALID);
        assertThat(error.message()).contains("no_such_field");
        assertThat(under().simulator.submitsReceived()).isZero();
    }

    @Test
    default void saysWhatItCannotMake() {
        assumeThat(row().remixes()).isFalse();
        VideoRequest plain = under().request(PROMPT);
        VideoRequest remix =
                new VideoRequest(
                        plain.model(),
                        plain.prompt(),
                        plain.seconds(),
                        plain.size(),
                        new Operation.Remix(ProviderUnderTest.id(2)));

        SubmitAnswer answer = provider().submit(new JobRequest(VIDEO, remix, "job"));

        assertThat(((SubmitAnswer.Declined) answer).error().kind())
                .isEqualTo(ProviderErrorKind.REQUEST_INVALID);
        assertThat(under().simulator.submitsReceived()).isZero();
    }
}

package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.access.AccessTable;
import reelay.catalog.CallbackTokens;
import reelay.catalog.CallbackTokens.Caller;
import reelay.catalog.CatalogFixture;
import reelay.provider.ProviderCallbacks;
import reelay.provider.SubmitAnswer;
import reelay.provider.VideoProviders;
import reelay.video.VideoId;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class TellsWhereToCallTest {

    private static final ProviderCallbacks TOLD =
            new ProviderCallbacks(Optional.of(URI.create("https://api.example.com/stage")));

    private static CatalogFixture fixture;
    private static AccessTable access;

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

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
    void givesAProviderThatCallsAnAddressOfTheVideosOwnAndWaits() {
        VideoId id = fixture.queuedVideo().id();
        Calling provider = new Calling();
        provider.answersSubmit(ScriptedProvider.accepted("job-1"));

        SubmitOutcome outcome = submit(id, provider, TOLD);

        URI address = provider.submits.getFirst().callback().orElseThrow();
        assertThat(address.toString())
                .startsWith("https://api.example.com/stage/callbacks/" + id + "?token=");
        assertThat(tokens().caller(id, address.getQuery().substring("token=".length())))
                .isEqualTo(Caller.WELCOME);
        assertThat(outcome).isEqualTo(new SubmitOutcome.Accepted(Duration.ofMinutes(1)));
    }

    @Test
    void givesTheSameAddressAfterALostSubmit() {
        VideoId id = fixture.queuedVideo().id();
        Calling provider = new Calling();
        provider.answersSubmit(new SubmitAnswer.Unclear("no answer"));
        provider.answersSubmit(ScriptedProvider.accepted("job-2"));

        submit(id, provider, TOLD);
        now = now.plus(Duration.ofMinutes(10));
        submit(id, provider, TOLD);

        assertThat(provider.submits).hasSize(2);
        assertThat(provider.submits.get(0).callback())
                .isPresent()
                .isEqualTo(provider.submits.get(1).callback());
    }

    @Test
    void tellsNobodyWhereTheDeploymentDoesNotWantIt() {
        Calling silent = new Calling();
        silent.answersSubmit(ScriptedProvider.accepted("job-3"));
        ScriptedProvider neverCalls = new ScriptedProvider();
        neverCalls.answersSubmit(ScriptedProvider.accepted("job-4"));

        SubmitOutcome ofSilent = submit(fixture.queuedVideo().id(), silent, ProviderCallbacks.NONE);
        SubmitOutcome ofOther = submit(fixture.queuedVideo().id(), neverCalls, TOLD);

        assertThat(silent.submits.getFirst().callback()).isEmpty();
        assertThat(neverCalls.submits.getFirst().callback()).isEmpty();
        assertThat(ofSilent).isEqualTo(ofOther).isNotEqualTo(waitingAMinute());
    }

    @Test
    void claimsNothingWhenTheAddressCannotBeKept() {
        VideoId id = fixture.queuedVideo().id();
        ScriptedProvider provider =
                new ScriptedProvider() {
                    @Override
                    public boolean callsBack() {
                        throw SdkClientException.create("DynamoDB is away");
                    }
                };

        assertThatThrownBy(() -> submit(id, provider, TOLD)).isInstanceOf(SdkException.class);

        assertThat(provider.submits).isEmpty();
        assertThat(fixture.itemOf(id.value())).doesNotContainKey("submit_started_at");
    }

    private static SubmitOutcome waitingAMinute() {
        return new SubmitOutcome.Accepted(Duration.ofMinutes(1));
    }

    private SubmitOutcome submit(
            VideoId id, ScriptedProvider provider, ProviderCallbacks callbacks) {
        return SubmitUnderTest.of(
                        fixture,
                        access,
                        VideoProviders.only(provider),
                        Set.of(),
                        callbacks,
                        SubmitUnderTest.bus(),
                        () -> now)
                .submit(new StepInput(id));
    }

    private static CallbackTokens tokens() {
        return new CallbackTokens(fixture.dynamoDb(), fixture.environment().get("VIDEOS_TABLE"));
    }

    private static final class Calling extends ScriptedProvider {
        @Override
        public boolean callsBack() {
            return true;
        }
    }
}

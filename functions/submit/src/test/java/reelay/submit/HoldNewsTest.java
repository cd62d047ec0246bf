package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reelay.local.aws.eventbridge.PublishedEvent;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.http.HttpListener;
import reelay.provider.ProviderCallbacks;
import reelay.provider.ProviderErrorKind;
import reelay.provider.VideoProviders;
import reelay.video.Hold;
import reelay.video.Json;
import reelay.video.VideoId;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;

/** The bus hears once that a video waits. */
class HoldNewsTest extends WaitingForAccess {

    @Test
    void tellsThatAWaitBeginsAndNotThatItGoesOn() {
        verifiedAgo(Duration.ofMinutes(10));
        VideoId id = refusedAsUnverified();
        now = now.plus(Duration.ofMinutes(1));
        provider.answersSubmit(declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));
        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Held.class);
        now = now.plus(Duration.ofMinutes(1));
        provider.answersSubmit(declined(ProviderErrorKind.RATE_LIMITED));
        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Busy.class);

        assertThat(told(id))
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.detailType()).isEqualTo("Video Held");
                            assertThat(event.detail())
                                    .isEqualTo(
                                            Json.object()
                                                    .put("video_id", id.value())
                                                    .put("reason", "verification_propagating"));
                        });
    }

    @Test
    void tellsOfAVideoThatWaitsWithoutHavingAsked() {
        verifiedAgo(Duration.ofMinutes(10));
        refusedAsUnverified();
        VideoId second = fixture.queuedVideo().id();

        assertThat(submit(second)).isInstanceOf(SubmitOutcome.Held.class);

        assertThat(told(second)).hasSize(1);
        assertThat(provider.submits).hasSize(1);
    }

    @Test
    void tellsOfAVideoForWhichTheProviderIsBusy() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(declined(ProviderErrorKind.RATE_LIMITED));

        submit(id);

        assertThat(told(id))
                .map(event -> event.detail().path("reason").asText())
                .containsExactly("rate_limited");
    }

    @Test
    void tellsNothingOfVideosThatAreTakenOrRefused() {
        VideoId taken = fixture.queuedVideo().id();
        provider.answersSubmit(accepted("job-" + taken));
        submit(taken);
        VideoId refused = fixture.queuedVideo().id();
        provider.answersSubmit(declined(ProviderErrorKind.MODERATION_BLOCKED));
        submit(refused);

        assertThat(told(taken)).isEmpty();
        assertThat(told(refused)).isEmpty();
    }

    /** A claim that another submit has open is waited for, and that has no reason to tell. */
    @Test
    void tellsNothingOfAWaitForCertainty() {
        VideoId id = fixture.queuedVideo().id();
        assertThat(catalog.submits().claim(id, 1, "openai/sora-2", now)).isTrue();

        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Busy.class);

        assertThat(told(id)).isEmpty();
    }

    @Test
    void holdsAVideoAlsoWhenTheBusTakesNothing() {
        verifiedAgo(Duration.ofMinutes(10));
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(declined(ProviderErrorKind.ORGANIZATION_UNVERIFIED));
        AtomicInteger calls = new AtomicInteger();
        try (HttpListener full =
                HttpListener.start(
                        0,
                        new AwsJsonHandler(
                                "AWSEvents",
                                "1.1",
                                Map.of(
                                        "PutEvents",
                                        _ -> {
                                            calls.incrementAndGet();
                                            return notTaken();
                                        })))) {
            assertThat(
                            SubmitUnderTest.of(
                                            fixture,
                                            access,
                                            VideoProviders.only(provider),
                                            Set.of(),
                                            ProviderCallbacks.NONE,
                                            SubmitUnderTest.busAt(full.address()),
                                            () -> now)
                                    .submit(new StepInput(id)))
                    .isInstanceOf(SubmitOutcome.Held.class);
        }

        assertThat(calls).hasValue(1);
        assertThat(now(id).waiting()).map(Hold::reason).contains("verification_propagating");
    }

    private static JsonNode notTaken() {
        var answer = Json.object().put("FailedEntryCount", 1);
        answer.putArray("Entries").addObject().put("ErrorCode", "ThrottlingException");
        return answer;
    }

    private static List<PublishedEvent> told(VideoId id) {
        return SubmitUnderTest.BUS.events().stream()
                .filter(event -> event.detail().path("video_id").asText().equals(id.value()))
                .toList();
    }
}

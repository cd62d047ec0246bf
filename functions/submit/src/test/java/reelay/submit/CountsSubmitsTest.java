package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;

import java.util.Set;
import org.junit.jupiter.api.Test;
import reelay.catalog.LoggedMetrics;
import reelay.provider.ProviderErrorKind;
import reelay.video.VideoId;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;

class CountsSubmitsTest extends SubmittedVideos {

    @Test
    void countsAVideoThatWasTakenOnce() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(accepted("job-" + id));

        try (LoggedMetrics metrics = new LoggedMetrics()) {
            answer(id);
            answer(id);

            assertThat(metrics.lines())
                    .singleElement()
                    .asString()
                    .contains(id.value(), "\"Provider\":\"scripted\"", "\"Accepted\":1");
        }
    }

    @Test
    void countsAVideoThatWasRefused() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(declined(ProviderErrorKind.MODERATION_BLOCKED));

        try (LoggedMetrics metrics = new LoggedMetrics()) {
            assertThat(answer(id)).isInstanceOf(SubmitOutcome.Refused.class);

            assertThat(metrics.lines())
                    .singleElement()
                    .asString()
                    .contains(id.value(), "\"Failed\":1", "moderation_blocked");
        }
    }

    private SubmitOutcome answer(VideoId id) {
        return SubmitUnderTest.of(fixture, access, provider, Set.of(), () -> now)
                .answer(new StepInput(id));
    }
}

package reelay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.media.SmallVideos.mp4;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import reelay.catalog.LoggedMetrics;
import reelay.provider.ContentAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.video.Video;
import reelay.video.step.StepInput;

class CountsVideosTest extends StoredVideos {

    @Test
    void countsAVideoThatIsKeptAndHowLongItTook() {
        Video video = submitted();

        try (LoggedMetrics metrics = new LoggedMetrics()) {
            step(new ContentServer(mp4(1000)))
                    .answer(new StepInput(video.id()), NOW.plusSeconds(900));

            assertThat(metrics.lines())
                    .singleElement()
                    .asString()
                    .contains(
                            video.id().value(),
                            "\"Provider\":\"scripted\"",
                            "\"Completed\":1",
                            "\"Bytes\":1000",
                            "\"SecondsToComplete\":");
        }
    }

    @Test
    void countsAVideoThatIsNeverHandedOut() {
        Video video = submitted();
        ProviderError gone =
                new ProviderError(
                        ProviderErrorKind.NOT_FOUND,
                        OptionalInt.of(404),
                        Optional.empty(),
                        "text",
                        Optional.empty(),
                        Optional.empty());

        try (LoggedMetrics metrics = new LoggedMetrics()) {
            step(new ContentServer(mp4(1000)).answers(new ContentAnswer.Refused(gone)))
                    .answer(new StepInput(video.id()), NOW.plusSeconds(900));

            assertThat(metrics.lines())
                    .singleElement()
                    .asString()
                    .contains(video.id().value(), "\"Failed\":1", "content_refused");
        }
    }
}

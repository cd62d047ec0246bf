package reelay.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import reelay.video.step.PollOutcome;
import reelay.video.step.StepInput;
import reelay.video.step.StoreOutcome;
import reelay.video.step.SubmitOutcome;

class JsonTest {

    @Test
    void writesOutcomesAsTheStateMachineReadsThem() {
        assertThat(
                        Json.text(
                                new SubmitOutcome.Busy(
                                        Duration.ofMillis(2100),
                                        new Failure(FailureCode.SUBMIT_UNCLEAR, "m"))))
                .isEqualTo(
                        "{\"outcome\":\"busy\",\"wait_seconds\":3,\"failure\":{\"code\":\"submit_unclear\",\"message\":\"m\"},\"reason\":\"submit_unclear\"}");
        assertThat(Json.text(new SubmitOutcome.AlreadyFinal()))
                .isEqualTo("{\"outcome\":\"already_final\"}");
        assertThat(Json.text(new PollOutcome.Failed(new Failure(FailureCode.JOB_LOST, "gone"))))
                .isEqualTo(
                        "{\"outcome\":\"failed\",\"failure\":{\"code\":\"job_lost\",\"message\":\"gone\"}}");
        assertThat(Json.text(new StoreOutcome.Stored("videos/a/b.mp4", 7)))
                .isEqualTo(
                        "{\"outcome\":\"stored\",\"object_key\":\"videos/a/b.mp4\",\"bytes\":7}");
    }

    @Test
    void readsWhatItWrites() throws JsonProcessingException {
        StepInput input = new StepInput(VideoId.random(new SplittableRandom(1)));
        StoreOutcome outcome =
                new StoreOutcome.NotYet(
                        Duration.ofSeconds(3), new Failure(FailureCode.DOWNLOAD_BROKEN, "m"));

        assertThat(Json.read(Json.text(input), StepInput.class)).isEqualTo(input);
        assertThat(Json.read(Json.text(outcome), StoreOutcome.class)).isEqualTo(outcome);
    }

    @Test
    void ignoresFieldsItDoesNotKnow() throws JsonProcessingException {
        String id = "video_" + "0".repeat(48);

        assertThat(Json.read("{\"video_id\":\"" + id + "\",\"later\":1}", StepInput.class))
                .isEqualTo(new StepInput(new VideoId(id)));
    }

    @Test
    void refusesAnInputWithoutAnId() {
        assertThatThrownBy(() -> Json.read("{\"video_id\":\"x\"}", StepInput.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("48 hex digits");
        assertThatThrownBy(() -> Json.read("{}", StepInput.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("video_id is missing");
        assertThatThrownBy(() -> Json.read("{} {}", Failure.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void keepsPromptsAndSecretsOutOfEveryText() {
        VideoRequest request =
                new VideoRequest("sora-2", new Prompt("two friends hug"), 4, new VideoSize(4, 2));

        assertThat(request.toString()).doesNotContain("friends").contains("[prompt of 15");
        assertThat(new Secret("sk-12345678").toString()).isEqualTo("[secret]");
        assertThat(Json.text(new Secret("sk-12345678"))).doesNotContain("5678");
        assertThat(new Secret("sk-12345678").ending()).isEqualTo("5678");
        assertThat(new Secret("short").ending()).isEmpty();
    }
}

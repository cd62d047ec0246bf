package reelay.stack.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.errors.BadRequestException;
import com.openai.models.models.Model;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoSeconds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.stack.setup.StackSettings;

/** The official SDK at a deployment whose models are made by others than a server of its kind. */
@SuppressWarnings("deprecation")
class CatalogueModelsOverTheSdkTest {

    @Test
    void readsTheModelsAndIsToldWhatTheyCannotDo(@TempDir Path data) {
        try (ApiUnderTest api =
                ApiUnderTest.start(
                        data,
                        Map.of("VideoModels", "sora-2=kling/kling-3.0|openrouter/google/veo-3.1"),
                        new StackSettings.Kinds(List.of("kling", "openrouter"), Map.of()))) {
            OpenAIClient client = api.client(api.key());
            List<Model> models = client.models().list().data();

            assertThat(models).extracting(Model::id).containsExactly("sora-2");
            assertThat(models.getFirst().validate().isValid()).isTrue();
            assertThat(models.getFirst()._additionalProperties().get("made_by").toString())
                    .contains("kling/kling-3.0", "openrouter/google/veo-3.1", "usd_per_second");
            assertThatThrownBy(
                            () ->
                                    client.videos()
                                            .create(
                                                    VideoCreateParams.builder()
                                                            .prompt("a cat")
                                                            .model("sora-2")
                                                            .seconds(VideoSeconds.of("20"))
                                                            .build()))
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("Supported values of kling/kling-3.0 are: 3 to 15");
            api.assertAnswersAreOfficialAndDescribed();
        }
    }
}

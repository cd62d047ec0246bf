package reelay.stack.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoListParams;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one owner makes does not exist for another. */
@SuppressWarnings("deprecation") // the client's video part is marked so
class OwnersTest {

    @TempDir static Path data;

    private static ApiUnderTest api;
    private static OpenAIClient owner;
    private static OpenAIClient stranger;

    @BeforeAll
    static void startEverything() {
        api = ApiUnderTest.start(data);
        owner = api.client(api.key());
        stranger = api.client(api.otherKey());
    }

    @AfterAll
    static void stopEverything() {
        owner.close();
        stranger.close();
        api.close();
    }

    @AfterEach
    void everyAnswerIsOfficialAndDescribed() {
        api.assertAnswersAreOfficialAndDescribed();
    }

    @Test
    void aStrangerFindsNoVideoUnderItsId() {
        String id = create(owner, "mine").id();

        assertThatThrownBy(() -> stranger.videos().retrieve(id))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> download(stranger, id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> stranger.videos().delete(id))
                .isInstanceOf(NotFoundException.class);
        assertThat(owner.videos().retrieve(id).id()).isEqualTo(id);
    }

    @Test
    void aStrangerIsToldTheSameAboutAForeignIdAndAboutNone() {
        String id = create(owner, "mine").id();
        String none = id.substring(0, id.length() - 4) + "0000";

        assertThatThrownBy(() -> stranger.videos().retrieve(id))
                .hasMessage(messageAbout(none).replace(none, id));
    }

    @Test
    void aStrangersListHasOnlyTheirOwn() {
        String mine = create(owner, "mine").id();
        String theirs = create(stranger, "theirs").id();

        assertThat(stranger.videos().list().autoPager().stream().map(Video::id))
                .contains(theirs)
                .doesNotContain(mine);
        assertThatThrownBy(
                        () -> stranger.videos().list(VideoListParams.builder().after(mine).build()))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void theSameIdempotencyKeyOfTwoOwnersIsTwoVideos() {
        assertThat(createOnce(owner).id()).isEqualTo(createOnce(owner).id());
        assertThat(createOnce(stranger).id()).isNotEqualTo(createOnce(owner).id());
    }

    private static String messageAbout(String id) {
        try {
            return "found " + stranger.videos().retrieve(id);
        } catch (NotFoundException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void download(OpenAIClient client, String id) {
        try (HttpResponse content = client.videos().downloadContent(id)) {
            assertThat(content.statusCode()).isEqualTo(200);
        }
    }

    private static Video create(OpenAIClient client, String prompt) {
        return client.videos().create(VideoCreateParams.builder().prompt(prompt).build());
    }

    private static Video createOnce(OpenAIClient client) {
        return client.videos()
                .create(
                        VideoCreateParams.builder()
                                .prompt("once")
                                .putAdditionalHeader("Idempotency-Key", "the-same")
                                .build(),
                        RequestOptions.none());
    }
}

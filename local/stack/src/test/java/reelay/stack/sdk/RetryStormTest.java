package reelay.stack.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateParams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.stack.sdk.ApiProxy.Accident;

/** SDKs send a create three times, without an idempotency key, and must get one video for it. */
@SuppressWarnings("deprecation") // the client's video part is marked so
class RetryStormTest {

    @TempDir static Path data;

    private static ApiUnderTest api;
    private static OpenAIClient client;

    @BeforeAll
    static void startEverything() {
        api = ApiUnderTest.start(data);
        client = api.client(api.key());
    }

    @AfterAll
    static void stopEverything() {
        client.close();
        api.close();
    }

    @Test
    void oneVideoAndOneJobComeOutOfTwoLostAnswers() {
        int createsBefore = creates();
        api.proxy().next(Accident.LOST, Accident.ANSWER_LOST);

        Video video = create("two lost answers");

        assertThat(creates() - createsBefore).as("creates that reached the API").isEqualTo(2);
        assertThatOneVideoWasMade(video, "two lost answers");
    }

    @Test
    void oneVideoAndOneJobComeOutOfTwoBrokenLines() {
        int createsBefore = creates();
        api.proxy().next(Accident.LINE_CUT, Accident.ANSWER_LOST);

        Video video = create("a broken line");

        assertThat(creates() - createsBefore).as("creates that reached the API").isEqualTo(3);
        assertThatOneVideoWasMade(video, "a broken line");
    }

    @Test
    void twoCreatesOfTheSamePromptAreTwoVideos() {
        assertThat(create("two takes").id()).isNotEqualTo(create("two takes").id());
    }

    private static void assertThatOneVideoWasMade(Video video, String prompt) {
        assertThat(videos())
                .filteredOn(listed -> listed.prompt().orElse("").equals(prompt))
                .extracting(Video::id)
                .containsExactly(video.id());
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(
                        () -> videos().stream().map(Video::status).toList(),
                        statuses -> statuses.stream().allMatch(Video.Status.COMPLETED::equals));
        assertThat(api.simulator().jobsCreated()).as("one job a video").isEqualTo(videos().size());
        api.assertAnswersAreOfficialAndDescribed();
    }

    private static List<Video> videos() {
        return client.videos().list().autoPager().stream().toList();
    }

    private static Video create(String prompt) {
        return client.videos().create(VideoCreateParams.builder().prompt(prompt).build());
    }

    private static int creates() {
        return (int)
                api.proxy().exchanges().stream()
                        .filter(exchange -> exchange.method().equals("POST"))
                        .count();
    }
}

package reelay.api.create;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.api.Mp4;
import reelay.api.Multipart;
import reelay.api.reference.Images;
import reelay.video.Operation;
import reelay.video.Video;
import reelay.video.VideoId;

/** Edits and extensions of a video whose file comes with the request. */
class UploadedSourceTest {

    private static final byte[] VIDEO = Mp4.of(1280, 720, 7.6);

    private static Deployment reelay;

    private final String owner = Deployment.newOwner();

    @BeforeAll
    static void start() {
        reelay = Deployment.start();
    }

    @AfterAll
    static void stop() {
        reelay.close();
    }

    @Test
    void editsAVideoOfTheSizeAndLengthTheFileHas() {
        Answer answer = edit(file(VIDEO).text("prompt", "p").text("model", "maker/film-1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("size").textValue()).isEqualTo("1280x720");
        assertThat(answer.json().get("seconds").textValue()).isEqualTo("8");
        assertThat(answer.json().get("model").textValue()).isEqualTo("maker/film-1");
        Video kept = kept(answer);
        assertThat(kept.request().operation()).isEqualTo(new Operation.Edit(Optional.empty()));
        String key = kept.referenceKey().orElseThrow();
        assertThat(key).startsWith("references/" + owner + "/").endsWith(".mp4");
        assertThat(reelay.objectsOf(owner)).containsExactly(key);
    }

    @Test
    void extendsItToTheLengthOfBoth() {
        Answer answer =
                send("/v1/videos/extensions", file(VIDEO).text("prompt", "p").text("seconds", "4"));

        assertThat(answer.json().get("seconds").textValue()).isEqualTo("12");
        assertThat(kept(answer).request().operation())
                .isEqualTo(new Operation.Extension(Optional.empty(), 4));
    }

    @Test
    void removesTheFileWithTheVideo() {
        String id = edit(file(VIDEO).text("prompt", "p")).id();

        Event.of("DELETE", "/v1/videos/" + id).from(owner).sentTo(reelay.api);

        assertThat(reelay.objectsOf(owner)).isEmpty();
    }

    @Test
    void findsTheSameFileAgainThatAnSdkSendsTwice() {
        Multipart form = file(VIDEO).text("prompt", "p");
        String first = edit(form).id();
        String other = edit(file(Mp4.of(1280, 720, 8)).text("prompt", "p")).id();

        Answer retry =
                request("/v1/videos/edits", form)
                        .header("x-stainless-retry-count", "1")
                        .sentTo(reelay.api);

        assertThat(retry.id()).isEqualTo(first).isNotEqualTo(other);
    }

    @Test
    void refusesWhatIsNoIntactMp4() {
        byte[] cutOff = Arrays.copyOf(VIDEO, VIDEO.length - 20);
        byte[] picture = Images.png(4, 4);
        for (byte[] bytes : new byte[][] {cutOff, picture, Mp4.of(0, 0, 4), Mp4.of(4, 4, 0)}) {
            Answer answer = edit(file(bytes).text("prompt", "p"));
            assertRefused(answer, 400, "unsupported_video");
            assertThat(answer.error().get("message").textValue()).contains("video[id]");
        }
    }

    @Test
    void explainsTheLargestFile() {
        byte[] large = Arrays.copyOf(VIDEO, 4_500_001);

        Answer answer = edit(file(large).text("prompt", "p"));

        assertRefused(answer, 413, "video_too_large");
        assertThat(answer.error().get("message").textValue()).contains("4500000", "video[id]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"edits", "extensions"})
    void refusesByNameWhereTheProviderTakesNoFiles(String route) {
        try (Deployment bare =
                Deployment.with(Map.of("PROVIDER_OPERATIONS", "create,edit,extension"))) {
            Multipart form = file(VIDEO).text("prompt", "p").text("seconds", "4");

            Answer answer = request("/v1/videos/" + route, form).sentTo(bare.api);

            assertRefused(answer, 400, "unsupported_operation");
            assertThat(answer.error().get("message").textValue()).contains("provider.example");
        }
    }

    private static Multipart file(byte[] video) {
        return new Multipart().file("video", "v.mp4", "video/mp4", video);
    }

    private Answer edit(Multipart form) {
        return send("/v1/videos/edits", form);
    }

    private Answer send(String path, Multipart form) {
        return request(path, form).sentTo(reelay.api);
    }

    private Event request(String path, Multipart form) {
        return Event.of("POST", path)
                .from(owner)
                .header("content-type", form.contentType())
                .bytes(form.bytes());
    }

    private static Video kept(Answer answer) {
        return reelay.catalog.find(new VideoId(answer.id())).orElseThrow();
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error().get("code").textValue()).isEqualTo(code);
    }
}
